import { X509Certificate } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { record } from '../../../forms/record.js'
import { nodeProbe } from '../../../src/adapters/probe/index.js'
import { exampleOf } from '../../../src/domain/form/example.js'
import { doctor, type DoctorEvent } from '../../../src/handlers/doctor/doctor.js'
import { linesOf } from '../../../src/handlers/doctor/report.js'
import type { Tools, DoctorOptions } from '../../../src/handlers/doctor/visit.js'
import { certificates } from '../../adapters/probe/test-certificates.js'
import { deploymentFaults, withoutTrap } from './deployment-faults.js'
import { proofFaults } from './deployment-faults-proof.js'
import { versionFaults } from './deployment-faults-version.js'
import { type Fault, type FaultyProxy, faultyProxy } from './tampering-proxy.js'
import { type Stack, startStack } from '../local/stack.js'

const kinds = ['http', 'http-cors', 'rest'] as const
const origin = 'https://www.example.org'

const stacks: Stack[] = []
const proxies = new Map<string, FaultyProxy>()
const started = (kind: string): FaultyProxy => proxies.get(kind)!

beforeAll(async () => {
  const env = { ALLOWED_ORIGINS: origin }
  const first = await startStack({ dataDir: 'memory', env: { ...env, GATEWAY: 'http' } })
  stacks.push(first)
  // The others share its table and differ in the gateway only.
  const shared = { ...env, AWS_ENDPOINT_URL_DYNAMODB: first.dynamoUrl }
  stacks.push(
    ...(await Promise.all(
      kinds.slice(1).map((kind) => startStack({ dataDir: 'memory', env: { ...shared, GATEWAY: kind } })),
    )),
  )
  for (const [at, kind] of kinds.entries()) proxies.set(kind, await faultyProxy(stacks[at]!.url))
}, 60_000)

afterAll(async () => {
  await Promise.all([...proxies.values()].map(({ close }) => close()))
  await Promise.all(stacks.reverse().map(({ stop }) => stop()))
})

let keys = 0
const tools: Tools = {
  probe: nodeProbe(),
  clock: Date.now,
  freshKey: () => `doctor-test-${process.pid}-${(keys += 1)}`,
  known: (name) => (name === record.name ? exampleOf(record) : {}),
  pause: () => Promise.resolve(),
  timed: 3,
  slow: 60_000,
}

const examined = async (
  options: Partial<DoctorOptions>,
  more: Partial<Tools> = {},
): Promise<readonly DoctorEvent[]> => {
  const all: DoctorEvent[] = []
  for await (const told of doctor({ url: '', submit: false, ...options }, { ...tools, ...more }))
    all.push(told)
  return all
}

const findings = (all: readonly DoctorEvent[]) =>
  all.flatMap((told) =>
    told._tag === 'Checked' && told.seen._tag === 'Wrong' ? [{ id: told.check.id, ...told.seen }] : [],
  )
const fineIn = (all: readonly DoctorEvent[]): readonly string[] =>
  all.flatMap((told) => (told._tag === 'Checked' && told.seen._tag === 'Fine' ? [told.check.id] : []))
const leftIn = (all: readonly DoctorEvent[]): readonly string[] =>
  all.flatMap((told) => (told._tag === 'Checked' && told.seen._tag === 'Left' ? [told.seen.why] : []))
const ids = (all: readonly DoctorEvent[]): readonly string[] => findings(all).map(({ id }) => id)

describe('on a healthy deployment, doctor', () => {
  it.each(kinds)('has nothing to say: %s', async (kind) => {
    started(kind).set({})
    const all = await examined({ url: started(kind).url, origin })
    expect(findings(all)).toEqual([])
    expect(all.map(({ _tag }) => _tag)).not.toContain('Stopped')
    expect(fineIn(all).length).toBeGreaterThan(24)
    expect(started(kind).real()).toEqual([])
  })

  it('looks at the page that the site has of another form', async () => {
    started('http').set({})
    const all = await examined({ url: started('http').url, form: 'contact' })
    const trap = all.find((told) => told._tag === 'Checked' && told.check.id === 'trap')
    expect(trap).toMatchObject({
      seen: { _tag: 'Fine', note: 'in the page of the site and in the form’s own page' },
    })
  })

  it('misses no trap in a page of one’s own, to which the helper adds it', async () => {
    started('http').set({
      response: (answer, { method, path }) =>
        method === 'GET' && path === '/'
          ? { ...answer, body: withoutTrap(answer).body.replace(' accept-charset="utf-8"', '') }
          : answer,
    })
    const all = await examined({ url: started('http').url, origin })
    expect(findings(all)).toEqual([])
    expect(fineIn(all)).toEqual(expect.arrayContaining(['trap', 'secret']))
  })

  it.each([
    ['the site', '', 'site', 'record'],
    ['another form of the site', '', 'site', 'contact'],
    ['the API', '/api', 'api', 'contact'],
    ['the API, of which the local stack tells the forms', '/api/', 'api', undefined],
    ['a form', '/api/forms/income-tax', 'form', undefined],
  ])('takes an address for what it is: %s', async (_, path, kind, form) => {
    const all = await examined({ url: started('http').url + path, form })
    expect(all.find(({ _tag }) => _tag === 'Target')).toMatchObject({ target: { kind } })
    expect(findings(all)).toEqual([])
    expect(fineIn(all)).toEqual(expect.arrayContaining(['json', 'html', 'replay', 'key-reused']))
  })
})

describe('doctor finds, and says how to fix,', () => {
  const seeded = Object.entries({ ...deploymentFaults, ...proofFaults, ...versionFaults }).flatMap(
    ([name, fault]) => (fault.kinds ?? ['http']).map((kind) => [name, kind, fault] as const),
  )
  it.each(seeded)('%s (%s), and nothing else', async (name, kind, fault) => {
    started(kind).set(fault)
    const slow = name === 'slow answers' ? 20 : 60_000
    const all = await examined({ url: started(kind).url, origin }, { slow })
    expect(ids(all)).toEqual(fault.found)
    expect(findings(all)[0]?.fix).toMatch(fault.fix)
    // A skipped check names its finding by title.
    const titles = all.flatMap((told) => (told._tag === 'Checked' ? [told.check.title] : []))
    for (const why of leftIn(all))
      expect(titles).toContain(/^needs “(.*)” to be fixed first$/.exec(why)?.[1] ?? titles[0])
    expect(findings(all).every(({ cause, found }) => cause.endsWith('.') && !found.endsWith('.'))).toBe(true)
    // At most one real submission is ever stored, and then it is reported.
    expect(started(kind).real()).toHaveLength(name === 'tests that are not known in one way in' ? 1 : 0)
  })
})

describe('over HTTPS, doctor', () => {
  const trusted = getCACertificates('default')
  beforeAll(() => setDefaultCACertificates([...trusted, certificates.authority]))
  afterAll(() => setDefaultCACertificates(trusted))

  const security = {
    'strict-transport-security': 'max-age=31536000',
    'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  }
  const fault = (headers: Readonly<Record<string, string>>): Fault => ({
    response: (answer, { path }) =>
      path.startsWith('/api/') ? answer : { ...answer, headers: { ...answer.headers, ...headers } },
  })
  const over = async (
    cert: string,
    headers = {},
    more: Partial<Tools> = {},
  ): Promise<readonly DoctorEvent[]> => {
    const proxy = await faultyProxy(stacks[0]!.url, { cert, key: certificates.key })
    proxy.set(fault(headers))
    try {
      return await examined({ url: proxy.url, origin }, more)
    } finally {
      await proxy.close()
    }
  }

  it('has nothing to say of a certificate that is valid, and of a site that sends its headers', async () => {
    const all = await over(certificates.good, security)
    expect(findings(all)).toEqual([])
    expect(fineIn(all)).toEqual(expect.arrayContaining(['tls', 'site-headers']))
  })

  it.each([
    ['expired', certificates.expired, /^Renew the certificate/],
    ['self-signed', certificates.selfSigned, /^Use a certificate from an authority that browsers trust/],
    ['another name’s', certificates.otherName, /^Use a certificate for this name/],
  ])('finds a certificate that is %s, and looks at the rest all the same', async (_, cert, fix) => {
    const all = await over(cert, security)
    expect(ids(all)).toEqual(['tls'])
    expect(findings(all)[0]?.fix).toMatch(fix)
    expect(fineIn(all)).toEqual(expect.arrayContaining(['json', 'replay']))
  })

  it('finds a certificate that is about to end', async () => {
    const soon = new X509Certificate(certificates.good).validToDate.getTime() - 5.5 * 86_400_000
    const headers = { ...security, date: new Date(soon).toUTCString() }
    const proxy = await faultyProxy(stacks[0]!.url, { cert: certificates.good, key: certificates.key })
    proxy.set({ response: (answer) => ({ ...answer, headers: { ...answer.headers, ...headers } }) })
    const all = await examined({ url: proxy.url }, { clock: () => soon })
    await proxy.close()
    expect(findings(all)).toMatchObject([{ id: 'tls', found: 'the certificate expires in 5 days' }])
  })

  it('finds a site without security headers, and names each that it lacks', async () => {
    const all = await over(certificates.good, { ...security, 'strict-transport-security': '' })
    expect(findings(all)).toMatchObject([
      { id: 'site-headers', found: expect.stringMatching(/lack Strict-Transport-Security[^;]*$/) as unknown },
    ])
  })
})

describe('at not a DynamoSync endpoint, doctor', () => {
  const seen: string[] = []
  let server: Server
  let url = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.method ?? '')
      response.setHeader('content-type', request.method === 'GET' ? 'text/html' : 'application/json')
      const page = '<form method="post" action="/take"><input name="email" type="email" required></form>'
      response.end(request.method === 'GET' ? page : '{"ok":true}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('submits nothing', async () => {
    const all = await examined({ url })
    expect(all.find(({ _tag }) => _tag === 'Target')).toMatchObject({
      target: { kind: 'page', address: `${url}/take` },
    })
    expect(seen).toContain('GET')
    expect(seen).not.toContain('POST')
    expect(findings(all)).toEqual([])
  })
  it('submits if asked to, and reports that a retry is stored twice', async () => {
    const all = await examined({ url, submit: true })
    expect(seen).toContain('POST')
    expect(fineIn(all)).toEqual(expect.arrayContaining(['json', 'urlencoded', 'multipart']))
    expect(ids(all)).toContain('complaints')
  })
})

describe('whatever a server sends, doctor comes to an end', () => {
  const html = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n'
  it.each([
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['more headers than anybody reads', `HTTP/1.1 200 OK\r\n${'x: yyyyyyyyyyyyyyy\r\n'.repeat(9_999)}\r\n`],
    ['a redirect to nowhere', 'HTTP/1.1 302 Found\r\nlocation: http://[\r\ncontent-length: 0\r\n\r\n'],
    ['a form that posts to nowhere', `${html}<form method="post" action="http://["></form>`],
    ['tags that never end', html + '<form '.repeat(150_000)],
    ['quotes that never end', html + '<form a="'.repeat(110_000)],
    ['comments that never end', html + '<!--'.repeat(250_000)],
    ['forms without number', html + '<form method=post><option>'.repeat(39_000)],
  ])(
    '%s',
    async (_, answer) => {
      const server = createSocketServer((socket) =>
        socket.on('error', () => undefined).once('data', () => socket.end(answer)),
      )
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const all = await examined({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
      server.close()
      expect(all.map(({ _tag }) => _tag)).toContain(all.length > 9 ? 'Target' : 'Stopped')
    },
    20_000,
  )
})

it('puts nothing of a server’s on the terminal that is more than text', () => {
  const style = { width: 80, paint: (_: string, text: string) => text }
  const lines = linesOf({ _tag: 'Stopped', message: 'The forms are: \u001b]0;title\u0007\u009b2J.' }, style)
  expect(lines.join('\n')).toBe('\nThe forms are: \\u001b]0;title\\u0007\\u009b2J.')
})

describe('the command', () => {
  const cli = fileURLToPath(new URL('../../../local/cli.mjs', import.meta.url))
  const run = (...args: readonly string[]) =>
    new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((resolve) => {
      const child = spawn(process.execPath, [cli, 'doctor', ...args], {
        env: { ...process.env, NODE_OPTIONS: '' },
      })
      const said = { out: '', err: '' }
      child.stdout.on('data', (text: Buffer) => (said.out += text.toString()))
      child.stderr.on('data', (text: Buffer) => (said.err += text.toString()))
      child.on('close', (code) => resolve({ code, ...said }))
    })

  it('prints one line for each check, plain in a pipe, and ends with 0', async () => {
    const { code, out, err } = await run(stacks[0]!.url)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^This is a DynamoSync site\. Its API is http:\S+\/api, its form “record”\.$/m)
    expect(out).toMatch(/^✓ JSON +taken: 200, id [a-z2-7]{26}$/m)
    expect(out).toMatch(/^\d+ checks: \d+ fine, no findings, \d+ skipped\.$/m)
    expect(out).not.toMatch(/\u001b|\r|✗/)
  })

  it('reports the problem, its likely cause and the fix, and exits with 1; also as JSON', async () => {
    started('http').set(deploymentFaults['no Vary']!)
    const { code, out } = await run(started('http').url, '--origin', origin)
    expect(code).toBe(1)
    expect(out).toMatch(
      /^✗ Vary +answers for a single origin .*\n {4}Cause: [^]*\n {4}Fix: {3}Send Vary: Origin/m,
    )
    const json = await run(started('http').url, '--origin', origin, '--json')
    const report = JSON.parse(json.out) as { readonly checks: readonly { readonly state: string }[] }
    expect([json.code, json.err]).toEqual([1, ''])
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
    const { code, out, err } = await run(...args)
    expect(code).toBe(2)
    expect(out + err).toMatch(message)
  })

  it('exits with 2 if the form does not exist, and lists the known forms', async () => {
    const { code, out } = await run(stacks[0]!.url, '--form', 'nothing')
    expect(code).toBe(2)
    expect(out.replaceAll('\n', ' ')).toMatch(/There is no form “nothing” at \S+\. The forms are: .*record/)
  })
})
