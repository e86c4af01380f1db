import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type TeamFolder, teamFolder } from './team-folder.js'

let team: TeamFolder
beforeAll(() => {
  team = teamFolder()
}, 120_000)
afterAll(() => rmSync(team.path, { recursive: true }))

const patience = 180_000

const file = (path: string): string => join(team.path, path)
const read = (path: string): string => readFileSync(file(path), 'utf8')
/** Saves a file as many editors do: the new one is written beside the old one, and takes its place. */
const change = (path: string, from: string, to: string): void => {
  writeFileSync(file(`${path}~`), read(path).replace(from, to))
  renameSync(file(`${path}~`), file(path))
}

const message = {
  name: 'Ada',
  email: 'ada@example.org',
  topic: 'sales',
  message: 'How much is a kettle?',
  consent: true,
}

it(
  'init writes what is missing beside other code, overwrites nothing, and its tests pass',
  async () => {
    writeFileSync(file('README.md'), 'Ours.\n')
    writeFileSync(file('.gitignore'), 'node_modules')
    writeFileSync(file('tsconfig.json'), '{ "compilerOptions": { "module": "nodenext", "types": [] } }\n')
    writeFileSync(
      file('package.json'),
      JSON.stringify({ name: 'ours', type: 'commonjs', scripts: { destroy: 'x' } }),
    )
    const made = await team.run('dynamosync', 'init', '--yes', '--no-install')
    expect(made).toMatchObject({ status: 0 })
    expect(made.said).toMatch(/README\.md exists and is unchanged[^]*Next:[^]*npm start/)
    expect(read('README.md')).toBe('Ours.\n')
    expect(read('.gitignore')).toBe('node_modules\n.dynamosync/\n')
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'ours',
      type: 'commonjs',
      scripts: { destroy: 'x', start: 'dynamosync start' },
      devDependencies: { node: expect.stringMatching(/^\^24/) as unknown },
    })
    const all = readdirSync(team.path, { recursive: true, encoding: 'utf8' })
    expect(all.filter((path) => !path.startsWith('node_modules') && /\.\w+$/.test(path)).length).toBeLessThan(
      14,
    )
    const again = await team.run('dynamosync', 'init', '--yes', '--no-install')
    expect(again.said).not.toMatch(/^ {2}\S+$/m)
    const tested = await team.run('npm', 'test')
    expect([tested.said, tested.status]).toEqual([expect.stringContaining('pass 2'), 0])
  },
  patience,
)

it(
  'start stores what is sent, takes a changed form, and goes on over a broken one',
  async () => {
    const stack = team.start('start')
    try {
      const [, url = ''] = await stack.printed(/ready at (\S+)\n[^]*Ctrl-C/)
      const send = async (fields: object) => {
        const answer = await fetch(`${url}/api/forms/contact`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(fields),
        })
        return [answer.status, (await answer.json()) as { readonly id?: string }] as const
      }
      const [status, { id }] = await send(message)
      expect([status, id]).toEqual([201, expect.any(String)])
      const [, endpoint = ''] = await stack.printed(/DynamoDB +(http[^,]+),/)
      writeFileSync(
        file('old.csv'),
        'Name,E-mail,Topic,Message,Consent\nAda,a@example.org,sales,Hi,yes\nBob,bob,sales,Hi,yes\n',
      )
      const old = ['import', 'old.csv', '--form', 'contact', '--endpoint', endpoint]
      expect(await team.run('dynamosync', ...old)).toMatchObject({
        status: 1,
        said: expect.stringMatching(/^ +stored +1$[^]*^ +refused +1$/m) as unknown,
      })
      const page = async (): Promise<string> => (await fetch(url)).text()
      const versionIn = (html: string): string => /@reload\.js\?([\d.]+)/.exec(html)?.[1] ?? ''
      const version = versionIn(await page())
      const shows = async (text: string): Promise<void> => {
        for (let html = await page(); !html.includes(text); html = await page())
          await fetch(`${url}/@reload?${versionIn(html)}`)
      }
      change('forms/contact.ts', "title: 'Contact us'", "title: 'Write to us'")
      change('forms/contact.ts', 'maxLength: 200', 'maxLength: 3')
      // Answered when the page is another one, and not before.
      expect(await (await fetch(`${url}/@reload?${version}`)).text()).not.toBe(version)
      expect(await page()).toContain('Write to us')
      expect((await send({ ...message, name: 'Grace' }))[0]).toBe(422)
      const sound = read('forms/contact.ts')
      change('forms/contact.ts', 'maxLength: 3', 'maxLength: 0')
      await stack.printed(/^forms\/contact\.ts:7: “Name”: maxLength must be 1 to 100000, not 0$/m)
      expect((await send({ ...message, name: 'Joan' }))[0]).toBe(422)
      expect(await page()).toContain('Write to us')
      mkdirSync(file('lib'), { recursive: true })
      writeFileSync(file('lib/title.ts'), "export const title = 'Ask us'\n")
      writeFileSync(
        file('forms/contact.ts'),
        `import { title } from '../lib/title.js'\n${sound.replace("title: 'Write to us'", 'title')}`,
      )
      await shows('Ask us')
      await stack.printed(/^Fixed: the new build is in use\.$/m)
      change('lib/title.ts', 'Ask us', 'Tell us')
      await shows('Tell us')
      writeFileSync(file('forms/contact.ts'), sound)
      const second = await team.run('dynamosync', 'start', '--no-build')
      expect(second).toMatchObject({
        status: 1,
        said: expect.stringContaining('DATA_DIR=.dynamosync-2') as unknown,
      })
    } finally {
      expect(await stack.stop()).toMatchObject({ status: 0 })
    }
    change('forms/contact.ts', 'maxLength: 3', 'maxLength: 200')
  },
  patience,
)

it.each([
  ["throw new Error('no such file')\nexport {}", /^forms\/odd\.ts:1: no such file$/m],
  ['export const x = 1', /^forms\/odd\.ts: exports no form\./m],
  [
    "export { contact as again } from './contact.js'\nimport { form, text } from 'dynamosync'\nexport const odd = form('contact', { a: text({ label: 'A', maxLength: 1 }) })",
    /two forms are called “contact”/,
  ],
  [
    "import { form, nothing } from 'dynamosync'\nexport const odd = nothing(form)",
    /^forms\/odd\.ts:1: .*does not provide an export named 'nothing'$/m,
  ],
  ['export const x = ', /^forms\/odd\.ts:\d: Unexpected end of file$/m],
  ['process.exit(0)\nexport {}', /^forms\/odd\.ts: ends the program that loads it$/m],
  [
    "import { form, text } from 'dynamosync'\nconst fields = { a: text({ label: 'A', maxLength: 9 }) }\nconst none = (): never => {\n  throw new Error('no prices')\n}\nexport const odd = form('odd', fields, { rules: [none] })",
    /^forms\/odd\.ts:4: no prices \(thrown by form “odd” for an example submission\)$/m,
  ],
  ["import '../lib/wrong.js'\nexport {}", /^lib\/wrong\.ts:2: “A”: maxLength must be 1 to 100000, not 0$/m],
])(
  'names the file, and what is wrong with it: %s',
  async (source, told) => {
    mkdirSync(file('lib'), { recursive: true })
    writeFileSync(
      file('lib/wrong.ts'),
      "import { text } from 'dynamosync'\nexport default text({ label: 'A', maxLength: 0 })\n",
    )
    writeFileSync(file('forms/odd.ts'), source)
    expect(await team.run('dynamosync', 'check')).toEqual({
      status: 1,
      said: expect.stringMatching(told) as unknown,
    })
    rmSync(file('forms/odd.ts'))
  },
  patience,
)

it(
  'says that nobody is notified where a form names a target that no stage has',
  async () => {
    const sound = readFileSync(file('forms/contact.ts'), 'utf8')
    change('forms/contact.ts', "notify: ['team']", "notify: ['teem']")
    expect(await team.run('dynamosync', 'check')).toEqual({
      status: 0,
      said: expect.stringMatching(/^The form contact notifies “teem”, which is not a target /m) as unknown,
    })
    writeFileSync(file('forms/contact.ts'), sound)
  },
  patience,
)

it(
  'builds a template, deploys nothing without credentials, and refuses a configuration that is not valid',
  async () => {
    expect(await team.run('dynamosync', 'build', '--chek')).toMatchObject({
      status: 2,
      said: expect.stringContaining("unknown option '--chek'") as unknown,
    })
    expect((await team.run('npm', 'run', 'build')).status).toBe(0)
    expect((await team.run('npm', 'run', 'synth')).status).toBe(0)
    expect(JSON.parse(read('dist/template.json'))).toHaveProperty('Outputs.TableName')
    const deployed = await team.run('npm', 'run', 'deploy', '--', '--stage', 'dev')
    expect(deployed).toMatchObject({
      status: 2,
      said: expect.stringMatching(/AWS_REGION[^]*aws sso login/) as unknown,
    })
    change('dynamosync.config.ts', 'stages:', "alarmMail: 'a@example.org',\n  stages:")
    const refused = await team.run('npm', 'run', 'deploy', '--', '--stage', 'dev')
    expect(refused.said).toContain('unknown setting alarmMail. Did you mean alarmEmail?')
    expect(await team.run('dynamosync', 'check')).toMatchObject({
      status: 1,
      said: expect.stringContaining('unknown setting alarmMail') as unknown,
    })
    change('dynamosync.config.ts', "alarmMail: 'a@example.org',", '')
    change('forms/contact.ts', 'listed: true', 'listed: 5')
    expect((await team.run('dynamosync', 'check')).said).toMatch(/^forms\/contact\.ts\(8,\d+\): error TS/m)
  },
  patience,
)

it.each(['Kettle Forms', '.hidden', 'node_modules', 'ä'])(
  'refuses a name that npm refuses: %s',
  async (name) => {
    const { status, said } = await team.run('dynamosync', 'init', name, '--yes', '--no-install')
    expect([status, said]).toEqual([2, expect.stringMatching(/is not a valid package name: \S[^\n]*\n$/)])
  },
  patience,
)
