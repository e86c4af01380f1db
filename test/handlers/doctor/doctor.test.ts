import { X509Certificate } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DoctorEvent } from '../../../src/handlers/doctor/doctor.js'
import type { Tools } from '../../../src/handlers/doctor/visit.js'
import { certificates } from '../../adapters/probe/test-certificates.js'
import { deploymentFaults, withoutTrap } from './deployment-faults.js'
import { proofFaults } from './deployment-faults-proof.js'
import { versionFaults } from './deployment-faults-version.js'
import { examined, findings, fineIn, ids, leftIn } from './examined.js'
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
