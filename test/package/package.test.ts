import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import { type Installed, installed, installedBytes, installedPackages } from './installed.js'

let app: Installed
beforeAll(() => {
  app = installed()
}, 120_000)

const contact = `import { email, form, text } from 'dynamosync'
export const contact = form('contact', {
  email: email({ label: 'E-mail' }),
  message: text({ label: 'Message', maxLength: 4000, multiline: true }),
})
`

describe('npm i dynamosync', () => {
  it('brings at most 8 packages and 8 MB', () => {
    expect(installedPackages(app).length).toBeLessThanOrEqual(8)
    expect(installedBytes(app)).toBeLessThanOrEqual(8_000_000)
  })
  it('stores, replays and refuses by one asynchronous function', () => {
    app.write('contact.js', contact)
    app.write(
      'send.js',
      `import { memoryRepository } from 'dynamosync/memory'
import { submitter } from 'dynamosync/promise'
import { contact } from './contact.js'
const send = submitter({ repository: memoryRepository({ clock: Date.now }), timeout: 1000 })
const key = 'one-key-per-fill-0001'
const input = { email: 'ada@example.org', message: 'hello' }
const first = await send(contact, input, { key })
const again = await send(contact, input, { key })
const wrong = await send(contact, { email: 'ada', message: null })
console.log(JSON.stringify([first.outcome._tag, again.outcome._tag, first.outcome.submission.fields.email, wrong.failure._tag, wrong.failure.complaints.length]))
`,
    )
    expect(app.run('send.js')).toEqual({
      status: 0,
      out: '["Created","Replayed","ada@example.org","ValidationFailed",2]\n',
      err: '',
    })
  })
  it('reads national telephone numbers, with nothing else installed', () => {
    app.write(
      'phone.js',
      `import { phone } from 'dynamosync'
console.log(JSON.stringify(phone({ label: 'Telephone', country: 'FR' }).codec.decode('01 23 45 67 89')))`,
    )
    expect(app.run('phone.js')).toEqual({
      status: 0,
      out: '{"_tag":"Right","right":"+33123456789"}\n',
      err: '',
    })
    const inlined = 'dynamosync/dist/src/domain/field/kinds/national-phone.js'
    expect(readFileSync(join(app.folder, 'node_modules', inlined), 'utf8')).toMatch(
      /^\/\*!\nlibphonenumber-js [\s\S]*\(The MIT License\)/,
    )
  })
  it.each([
    'dynamosync',
    'dynamosync/promise',
    'dynamosync/adapter',
    'dynamosync/memory',
    'dynamosync/fetch',
    'dynamosync/node',
    'dynamosync/lambda',
    'dynamosync/http',
    'dynamosync/system',
    'dynamosync/testing',
  ])('offers %s to modules and to CommonJS, with nothing else installed', (subpath) => {
    app.write('subpath.mjs', `import * as all from '${subpath}'; console.log(Object.keys(all).length > 0)`)
    app.write('subpath.cjs', `console.log(Object.keys(require('${subpath}')).length > 0)`)
    for (const file of ['subpath.mjs', 'subpath.cjs'])
      expect(app.run('--disable-warning=ExperimentalWarning', file)).toEqual({
        status: 0,
        out: 'true\n',
        err: '',
      })
  })
  it.each([
    ['dynamodb', ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb']],
    ['container', ['inversify', 'reflect-metadata', 'jose']],
    ['owner', ['jose']],
    ['cdk', ['aws-cdk-lib', 'esbuild', 'jose', 'nodemailer']],
  ])('names what dynamosync/%s needs and is not installed', (subpath, peers) => {
    app.write('subpath.mjs', `import 'dynamosync/${subpath}'`)
    app.write('subpath.cjs', `require('dynamosync/${subpath}')`)
    for (const file of ['subpath.mjs', 'subpath.cjs']) {
      const { status, err } = app.run('--disable-warning=ExperimentalWarning', file)
      expect(status).toBe(1)
      const said = new RegExp(`Error: dynamosync/${subpath} needs .* not installed: npm install (.*)`).exec(
        err,
      )
      expect(said?.[1]?.split(' ')).toEqual(expect.arrayContaining([...peers]))
    }
  })
})

it('has what its documents link to, and says where it comes from', () => {
  const folder = join(app.folder, 'node_modules', 'dynamosync')
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.md') && !path.includes('node_modules'),
  )
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/reference/repository.md']))
  const dead = documents.flatMap((document) => {
    const text = readFileSync(join(folder, document), 'utf8').replaceAll(/```[^]*?```|`[^`\n]*`/g, '')
    return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^([a-z]+:|#)/.test(link))
      .filter((link) => !existsSync(join(folder, document, '..', link.replace(/#.*/, ''))))
      .map((link) => `${document}: ${link}`)
  })
  expect(dead).toEqual([])
  const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  expect(described).toMatchObject({ repository: { type: 'git', url: expect.stringMatching(/^git\+https:/) } })
})

it('declares what it imports: it works where each package finds its own dependencies alone', () => {
  const linked = installed('--install-strategy=linked')
  linked.write('contact.js', contact)
  linked.write(
    'send.js',
    `import { memoryRepository } from 'dynamosync/memory'
import { submitter } from 'dynamosync/promise'
import 'dynamosync/testing'
import { contact } from './contact.js'
const send = submitter({ repository: memoryRepository({ clock: Date.now }) })
console.log((await send(contact, { email: 'ada@example.org', message: 'hello' })).ok)
`,
  )
  expect(linked.run('send.js')).toEqual({ status: 0, out: 'true\n', err: '' })
}, 120_000)

describe('the core in a browser', () => {
  it('has at most 8 kB with a form of one text', async () => {
    app.write(
      'browser.js',
      `import { form, text } from 'dynamosync'
export default form('note', { body: text({ label: 'Note', maxLength: 200 }) })`,
    )
    const { outputFiles } = await build({
      entryPoints: [join(app.folder, 'browser.js')],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
    })
    expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThanOrEqual(8_000)
  })
})
