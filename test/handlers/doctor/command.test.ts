import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { deploymentFaults } from './deployment-faults.js'
import { type FaultyProxy, faultyProxy } from './tampering-proxy.js'
import { endResidents } from '../../resident.js'
import { dynamosync } from '../cli/command.js'
import { type Stack, startStack } from '../local/stack.js'

const origin = 'https://www.example.org'

let stack: Stack
let proxy: FaultyProxy
beforeAll(async () => {
  stack = await startStack({ dataDir: 'memory', env: { ALLOWED_ORIGINS: origin } })
  proxy = await faultyProxy(stack.url)
}, 60_000)
afterAll(async () => {
  await proxy.close()
  await stack.stop()
})
afterAll(endResidents)

describe('the command doctor', () => {
  const run = (...args: readonly string[]) => dynamosync('doctor', ...args)

  it('prints one line for each check, plain in a pipe, and ends with 0', async () => {
    const { status, out, err } = await run(stack.url)
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(/^This is a DynamoSync site\. Its API is http:\S+\/api, its form “record”\.$/m)
    expect(out).toMatch(/^✓ JSON +accepted: 200, id [a-z2-7]{26}$/m)
    expect(out).toMatch(/^\d+ checks: \d+ fine, no findings, \d+ skipped\.$/m)
    expect(out).not.toMatch(/\u001b|\r|✗/)
  })

  it('reports the problem, its likely cause and the fix, and exits with 1; also as JSON', async () => {
    proxy.set(deploymentFaults['no Vary']!)
    const { status, out } = await run(proxy.url, '--origin', origin)
    expect(status).toBe(1)
    expect(out).toMatch(
      /^✗ Vary +answers for a single origin .*\n {4}Cause: [^]*\n {4}Fix: {3}Send Vary: Origin/m,
    )
    const json = await run(proxy.url, '--origin', origin, '--json')
    const report = JSON.parse(json.out) as { readonly checks: readonly { readonly state: string }[] }
    expect([json.status, json.err]).toEqual([1, ''])
    expect(report).toMatchObject({ takenFor: 'site', form: 'record', wrong: 1 })
    expect(report.checks.filter(({ state }) => state === 'wrong')).toMatchObject([
      { id: 'vary', fix: expect.stringMatching(/^Send Vary/) as unknown },
    ])
  })

  it.each([
    ['where nothing listens', ['http://127.0.0.1:1'], /nothing listens there \(ECONNREFUSED\)/],
    ['where no name leads', ['http://doctor.invalid'], /the name does not resolve/],
    ['at an address without its scheme', ['localhost:3000'], /Did you mean http:\/\/localhost:3000\?/],
    ['at what is no address', ['mailto://x'], /Enter an address such as/],
    [
      'with what is no origin',
      ['http://127.0.0.1:1', '--origin', 'https://www.example.org/'],
      /without a slash at the end/,
    ],
  ])('ends with 2 %s', async (_, args, message) => {
    const { status, out, err } = await run(...args)
    expect(status).toBe(2)
    expect(out + err).toMatch(message)
  })

  it('exits with 2 if the form does not exist, and lists the known forms', async () => {
    const { status, out } = await run(stack.url, '--form', 'nothing')
    expect(status).toBe(2)
    expect(out.replaceAll('\n', ' ')).toMatch(/There is no form “nothing” at \S+\. The forms are: .*record/)
  })
})
