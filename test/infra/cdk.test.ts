import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Template } from '../../infra/app/template.js'
import { ofType } from './synthesised.js'
import { unpack } from '../package/packed.js'
import { recorded } from '../adapters/lambda/recorded-events.js'
import { runFunction } from '../handlers/lambda/function.js'

/** Neither network nor an account: a proxy that is not there stands in the way of both. */
const offline = {
  ...process.env,
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  AWS_EC2_METADATA_DISABLED: 'true',
  NODE_OPTIONS: '',
}
/** The same, with CDK's own validator of templates, which `jest.config.js` turns off. */
const validating = { ...offline, CDK_VALIDATION: 'true' }

describe('cdk synth', () => {
  it('writes what would be deployed, offline', () => {
    const output = mkdtempSync(join(tmpdir(), 'dynamosync-synth-'))
    const args = ['synth', '-c', 'stage=dev', '--quiet', '--no-notices', '--output', output]
    const { status, stderr } = spawnSync('node_modules/.bin/cdk', args, { env: validating, encoding: 'utf8' })
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(stderr).not.toMatch(/warning|error/i)
    expect(readdirSync(output)).toContain('dynamosync-dev.template.json')
  }, 60_000)
})

describe('dynamosync/cdk, out of the package', () => {
  let app: string
  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), 'dynamosync-app-'))
    const modules = join(app, 'node_modules')
    unpack('dynamosync', modules)
    for (const name of readdirSync('node_modules'))
      if (name !== '.bin' && name !== 'dynamosync')
        symlinkSync(resolve('node_modules', name), join(modules, name))
    writeFileSync(join(app, 'package.json'), '{ "type": "module" }')
    writeFileSync(
      join(app, 'forms.ts'),
      `import { email, form, text } from 'dynamosync'
export const signup = form('signup', { email: email({ label: 'E-mail' }) })
export const wish = form('wish', { text: text({ label: 'Wish', maxLength: 100 }) })
`,
    )
    writeFileSync(
      join(app, 'app.mjs'),
      `import { App, Stack } from 'aws-cdk-lib'
import { FormBackend } from 'dynamosync/cdk'
const app = new App({ outdir: 'out' })
const stack = new Stack(app, 'Team')
const backend = new FormBackend(stack, 'Forms', { entry: 'forms.ts', api: process.argv[2], siteName: 'Blue Kettle', bodyLimit: Number(process.argv[4] ?? 131072) })
if ([backend.table.tableArn, backend.api.url, backend.functions.submit, backend.functions.owner].includes(undefined)) throw new Error('an attribute is missing')
if (process.argv[3]) new FormBackend(stack, 'More', { entry: 'forms.ts', origins: [process.argv[3]] })
app.synth()
`,
    )
  }, 60_000)

  const synth = (args: readonly string[], env: NodeJS.ProcessEnv = offline) =>
    spawnSync(process.execPath, ['app.mjs', ...args], { cwd: app, env, encoding: 'utf8' })

  it('bundles the forms of an entry, and the function knows them and no others', () => {
    expect(synth(['http'], validating).stderr).toBe('')
    const template = JSON.parse(readFileSync(join(app, 'out/Team.template.json'), 'utf8')) as Template
    expect(ofType(template, 'Lambda::Function')).toHaveLength(2)
    expect(JSON.stringify(template).split('"SITE_NAME":"Blue Kettle"')).toHaveLength(2)
    expect(JSON.stringify(template).split('"BODY_LIMIT":"131072"')).toHaveLength(2)
    const bundle = readdirSync(join(app, 'out')).find(
      (name) => name.startsWith('asset.') && readdirSync(join(app, 'out', name)).includes('index.cjs'),
    )
    expect(readdirSync(join(app, 'out', bundle ?? '')).sort()).toEqual([
      'captcha-checks.cjs',
      'humans.cjs',
      'index.cjs',
      'late.cjs',
    ])
    const entry = new URL(`file://${join(app, 'out', bundle ?? '', 'index.cjs')}`)
    const asked = (rawPath: string) => ({ ...recorded('http-api-query'), rawPath, rawQueryString: 'text=' })
    const run = runFunction(
      { TABLE_NAME: 'forms', ALLOWED_ORIGINS: 'https://www.example.org', AWS_REGION: 'eu-central-1' },
      ['/forms/wish', '/forms/record'].map(asked),
      { entry },
    )
    expect(run.errors).toBe('')
    expect(run.replies.map(({ statusCode }) => statusCode)).toEqual([422, 404])
  }, 60_000)

  it('says what is wrong with an option before anything is deployed', () => {
    const { status, stderr } = synth(['rest', 'https://example.org/'])
    expect(status).not.toBe(0)
    expect(stderr).toContain('did you mean https://example.org?')
    expect(synth(['rest', '', '300000']).stderr).toContain(
      'BODY_LIMIT must be a whole number of bytes from 65536',
    )
  }, 60_000)
})
