import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-'))
afterAll(() => rmSync(folder, { recursive: true }))

// The repository's form `contact` names the target `team`. Nothing listens at the address: files are checked first.
const examined = (config: object, stage = 'prod', module = resolve('dist/local/forms.mjs')) => {
  writeFileSync(join(folder, 'dynamosync.config.ts'), `export default ${JSON.stringify(config)}`)
  const cli = [resolve('dist/local/cli.mjs'), 'doctor', 'http://127.0.0.1:1', '--json', '--stage', stage]
  const forms = ['--forms', module]
  const { stdout, stderr } = spawnSync(process.execPath, [...cli, ...forms], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { stdout, stderr }
}

it('says which targets the forms name and the stage does not have', () => {
  const { stdout } = examined({ targets: { crew: { mail: 'team@example.org' } }, stages: { prod: {} } })
  expect(stdout).toContain('a target is missing')
  expect(stdout).toContain('The form contact notifies “team”')
})

it('passes if the stage has all of them', () => {
  const { stdout } = examined({ stages: { prod: { targets: { team: { mail: 'team@example.org' } } } } })
  expect(stdout).toContain('the deployment has every target that a form names')
  expect(stdout).not.toContain('is missing')
})

it('reports captchas without keys in the stage, or with test keys', () => {
  const forms = join(folder, 'asking.mjs')
  writeFileSync(
    forms,
    `export { asking } from ${JSON.stringify(resolve('dist/test/handlers/doctor/asking-form.js'))}`,
  )
  const secret = { parameter: '/kettle/turnstile' }
  const without = examined({ stages: { prod: {} } }, 'prod', forms).stdout
  expect(without).toContain('The form asking asks for turnstile, but this deployment has no keys for it')
  const siteKey = '1x00000000000000000000AA'
  const testing = examined({ stages: { prod: { human: { turnstile: { siteKey, secret } } } } }, 'prod', forms)
  expect(testing.stdout).toContain('human.turnstile.siteKey is one of the provider’s test keys')
  const own = examined(
    { stages: { prod: { human: { turnstile: { siteKey: '0x4', secret } } } } },
    'prod',
    forms,
  )
  expect(own.stdout).toContain('the deployment has keys for every captcha that a form asks for')
})

it('lists the known stages if asked about an unknown one', () => {
  expect(examined({ stages: { prod: {}, test: {} } }, 'live').stderr).toContain(
    'dynamosync.config.ts has no stage “live”; it has prod, test.',
  )
})
