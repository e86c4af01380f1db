import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import { freePort } from '../free-port.js'
import { documented } from './documented.js'
import { type Installed, installed, oldestNode } from './installed.js'

const repository = process.cwd()
const fromHere = createRequire(join(repository, 'package.json'))

/** Packages that the examples need beside the tarball, as they are installed here. */
const frameworks = [
  ...['express', '@types/express', 'fastify', 'hono', '@types/node', 'eslint', 'typescript-eslint'],
  ...['eslint-plugin-fp-ts', 'typescript', 'inversify', 'reflect-metadata', 'jose'],
  ...['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb', 'aws-cdk-lib'],
  ...['constructs', 'esbuild', 'nodemailer'],
  ...['@jest/globals', 'react', '@types/react', 'csstype'],
]

/** What a reader of the documents has already, under the names that they use. */
const assumed = {
  'my-repository.ts': "export { memoryRepository as myRepository } from 'dynamosync/memory'",
  'my-transport.ts': `import type { HttpAnswer, Transport } from 'dynamosync/adapter'
export declare const myTransport: (parts: { readonly clock: () => number }) => Transport<unknown, HttpAnswer>`,
  'recorded-events.ts': ['brokenEvent', 'jsonEvent', 'queueEvent', 'urlencodedEvent']
    .map((name) => `export const ${name}: unknown = {}`)
    .join('\n'),
  'sqlite-repository.ts': "export * from './sqlite-adapter/sqlite-repository.ts'",
}

/** The hook is typed by the form. */
const typedHook = `import type { InputOf } from 'dynamosync'
import { useSubmission } from 'dynamosync/react'
import { contact } from './contact.ts'

export const Contact = () => {
  const { submit, complaints } = useSubmission(contact)
  const named: string | undefined = useSubmission<InputOf<typeof contact>>('/f').complaints.email
  // @ts-expect-error no such field
  const never: keyof typeof complaints = 'emial'
  // @ts-expect-error no such field
  void submit({ emial: 'ada@example.org', topic: 'sales', message: 'Hello' })
  void submit({ email: 'ada@example.org', topic: 'sales', message: 'Hello' })
  return [named, never].join()
}
`

let app: Installed
beforeAll(() => {
  app = installed()
  cpSync('examples', app.folder, { recursive: true })
  for (const name of frameworks) {
    const link = join(app.folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(realpathSync(join(repository, 'node_modules', name)), link)
  }
}, 120_000)

/** Compiles the examples with a TypeScript of this repository. */
const compiled = (typescript: string, args: readonly string[]): string => {
  const tsc = join(dirname(fromHere.resolve(`${typescript}/package.json`)), 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, ...args], {
    cwd: app.folder,
    encoding: 'utf8',
  })
  return stdout
}

/** A program that requires modules, with the types of what they give. */
const required = `import { form, text, type Outcome, TargetConfig } from 'dynamosync'
import { containerOf, Token } from 'dynamosync/container'
import { dynamoRepository } from 'dynamosync/dynamodb'
import { memoryRepository } from 'dynamosync/memory'
import { submitter } from 'dynamosync/promise'
const note = form('note', { body: text({ label: 'Note', maxLength: 200 }) })
const send = submitter({ repository: memoryRepository({ clock: Date.now }) })
const bodyOf = (outcome: Outcome<typeof note>): string => outcome.submission.fields.body
void send(note, { body: 'Hello' }).then((sent) => console.log(sent.ok && bodyOf(sent.outcome)))
// @ts-expect-error: a form has no such field
void send(note, { body: 'Hello', other: 1 })
const isTarget = (value: unknown): value is TargetConfig => TargetConfig.is(value)
export const all = [containerOf, Token, dynamoRepository, isTarget]
`

/** Imports and requires each subpath, and sends once. */
const everySubpath = (subpaths: readonly string[]): string => `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
for (const name of ${JSON.stringify(subpaths)}) {
  const [imported, required] = [await import(name), require(name)]
  for (const each of Object.keys(imported)) if (imported[each] !== required[each]) console.log(name, each)
}
const { form, text } = require('dynamosync')
const note = form('note', { body: text({ label: 'Note', maxLength: 200 }) })
const { memoryRepository } = await import('dynamosync/memory')
const send = require('dynamosync/promise').submitter({ repository: memoryRepository({ clock: Date.now }) })
console.log(process.version, (await send(note, { body: 'Hello' })).outcome._tag)
`

describe('the examples, with the package from its tarball', () => {
  it('compile', () => {
    expect(compiled('typescript-7', ['-p', 'tsconfig.json'])).toBe('')
  })
  it('of the documents compile, too', () => {
    const examples = documented('ts', 'tsx')
    expect(examples.length).toBeGreaterThan(10)
    for (const { name, text } of examples)
      app.write(name, `${text.replaceAll(/'\.+\/src\/domain\/index\.js'/g, "'dynamosync'")}\nexport {}\n`)
    for (const [name, text] of Object.entries({ ...assumed, 'typed-hook.tsx': typedHook }))
      app.write(name, text)
    app.write(
      'tsconfig.documented.json',
      JSON.stringify({
        extends: './tsconfig.json',
        compilerOptions: { jsx: 'react-jsx' },
        include: [],
        files: [...examples.map(({ name }) => name), 'typed-hook.tsx'],
      }),
    )
    expect(compiled('typescript-7', ['-p', 'tsconfig.documented.json'])).toBe('')
  })
  // Those that import nothing but the package; once with each of its declarations looked at. One process for all
  // settings of a compiler reads the libraries once.
  it.each([
    ['typescript', 'nodenext'],
    ['typescript-5.9', 'esnext'],
  ])('compile as modules of each setting and as CommonJS with %s', (typescript, declarationsToo) => {
    const core = { files: ['send.ts', 'handle.ts', 'node-http.ts'] }
    const settings = [
      { module: 'node16', moduleResolution: 'node16', ...core },
      { module: 'nodenext', moduleResolution: 'nodenext', ...core },
      { module: 'esnext', moduleResolution: 'bundler', ...core },
      {
        module: 'node16',
        moduleResolution: 'node16',
        allowImportingTsExtensions: false,
        files: ['required.cts'],
      },
    ]
    app.write('required.cts', required)
    const names = settings.map(({ files, ...options }, at) => {
      const skipLibCheck = options.module !== declarationsToo
      const compilerOptions = { ...options, skipLibCheck }
      const name = `tsconfig.setting-${at}.json`
      app.write(name, JSON.stringify({ extends: './tsconfig.json', compilerOptions, include: [], files }))
      return name
    })
    expect(compiled(typescript, ['--build', '--force', ...names])).toBe('')
  })
  it('send by one asynchronous function', () => {
    expect(app.run('send.ts')).toMatchObject({ status: 0, out: '1 Created support\n2 Replayed support\n' })
  })
  it.each([
    ['send', '1 Created support\n2 Replayed support\n'],
    ['handle', ''],
  ])('bundle for a browser, without anything of Node, by %s.ts', async (name, out) => {
    const { outputFiles } = await build({
      entryPoints: [join(app.folder, `${name}.ts`)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
    })
    const text = outputFiles[0]?.text ?? ''
    expect(text).not.toMatch(/from "node:|require\(/)
    app.write('bundled.mjs', text)
    expect(app.run('bundled.mjs')).toEqual({ status: 0, out, err: '' })
  })
  it('wire the deployed function to a store, a log and a clock of one’s own', () => {
    app.write(
      'invoke.ts',
      `import { handler } from './container.ts'
const context = { getRemainingTimeInMillis: () => 5_000 }
const event = (key: string) => ({
  version: '2.0', rawPath: '/forms/contact', rawQueryString: '', isBase64Encoded: false,
  headers: { 'content-type': 'application/json', 'idempotency-key': key },
  requestContext: { requestId: 'a', http: { method: 'POST', path: '/forms/contact' } },
  body: JSON.stringify({ email: 'ada@example.org', topic: 'sales', message: 'Hello' }),
})
for (const _ of [1, 2]) {
  const reply = await handler(event('one-key-per-fill-0001'), context)
  console.log(JSON.parse(reply.body).receivedAt)
}
`,
    )
    expect(app.run('invoke.ts')).toEqual({
      status: 0,
      out: 'Created 201\n2026-01-02T03:04:05.000Z\nReplayed 201\n2026-01-02T03:04:05.000Z\n',
      err: '',
    })
  })
})

it('works on the oldest Node that it takes: each subpath, imported and required', () => {
  const { exports, engines } = fromHere('./package.json') as {
    readonly exports: Readonly<Record<string, unknown>>
    readonly engines: Readonly<Record<string, string>>
  }
  expect(engines).toEqual({ node: '>=22.22' })
  // Neither a pattern, nor data, nor a style sheet.
  const subpaths = Object.keys(exports).filter((path) => !/\*|\.(?:json|css)$/.test(path))
  app.write('every.mjs', everySubpath(subpaths.map((path) => path.replace('.', 'dynamosync'))))
  expect(app.runOn(oldestNode(), '--disable-warning=ExperimentalWarning', 'every.mjs')).toEqual({
    status: 0,
    out: 'v22.22.0 Created\n',
    err: '',
  })
}, 120_000)

describe('each framework', () => {
  it.each(['node-http', 'express', 'fastify', 'hono'])(
    'takes a form by %s, in each encoding, and shows its page',
    async (name) => {
      const port = await freePort()
      const child = spawn(process.execPath, [`${name}.ts`], {
        cwd: app.folder,
        env: { ...process.env, NODE_OPTIONS: '', PORT: String(port) },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      try {
        const [line] = (await once(child.stdout, 'data')) as [Buffer]
        const address = line.toString().trim()
        expect(address).toBe(`http://localhost:${port}/api/forms/contact`)
        const fields = { email: 'ada@example.org', topic: 'sales', message: 'Hello' }
        const form = new FormData()
        for (const [key, value] of Object.entries(fields)) form.append(key, value)
        const bodies = [
          { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } },
          { body: new URLSearchParams(fields), headers: {} },
          { body: form, headers: {} },
        ]
        for (const { body, headers } of bodies) {
          const answer = await fetch(address, {
            method: 'POST',
            body,
            headers: { ...headers, 'idempotency-key': 'one-key-per-fill-0001' },
          })
          expect([answer.status, ((await answer.json()) as { form: string }).form]).toEqual([201, 'contact'])
        }
        const page = await fetch(address, { headers: { accept: 'text/html' } })
        expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')])
      } finally {
        child.kill()
        await once(child, 'exit')
      }
    },
  )
})

it('have a lint rule that finds a submission that is never sent, and says nothing of one that is', () => {
  const program = (run: string): string => `import { submit } from 'dynamosync'
import { memoryRepository } from 'dynamosync/memory'
import { sha256, systemClock, systemStamper } from 'dynamosync/system'
import { contact } from '../contact.ts'
const repository = memoryRepository({ clock: systemClock })
const send = submit({ stamper: systemStamper({ clock: systemClock }), digest: sha256, repository })
const input = { email: 'ada@example.org', topic: 'sales', message: 'Hello' }
${run}
`
  // The other examples would be read with these, and with them all of aws-cdk-lib.
  mkdirSync(join(app.folder, 'linted'))
  app.write('linted/tsconfig.json', '{ "extends": "../tsconfig.json", "include": ["*.ts"] }')
  app.write('linted/dropped.ts', program('send({ form: contact, input }, Date.now() + 5_000)'))
  app.write('linted/waited.ts', program('await send({ form: contact, input }, Date.now() + 5_000)'))
  app.write('linted/sent.ts', program('await send({ form: contact, input }, Date.now() + 5_000)()'))
  const eslint = join(dirname(fromHere.resolve('eslint/package.json')), 'bin', 'eslint.js')
  const { stdout } = spawnSync(
    process.execPath,
    [eslint, '--config', 'lint/eslint.config.js', '--format', 'json', 'linted'],
    { cwd: app.folder, encoding: 'utf8' },
  )
  const results = JSON.parse(stdout) as {
    filePath: string
    messages: { ruleId: string; line: number }[]
  }[]
  // ESLint tells of files in the order in which it is done with them.
  const found = results.map(({ filePath, messages }) => [
    basename(filePath),
    messages.map(({ ruleId, line }) => [ruleId, line]),
  ])
  const rule = ['fp-ts/no-discarded-pure-expression', 8]
  expect(Object.fromEntries(found)).toEqual({ 'dropped.ts': [rule], 'waited.ts': [rule], 'sent.ts': [] })
})
