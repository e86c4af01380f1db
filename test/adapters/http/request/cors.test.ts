import { describe, expect, it } from '@jest/globals'
import { app, membersOf, type Parts, site, urlencoded } from '../../../handlers/serving/app.js'
import { answerTo, failingRequests } from '../sample-requests.js'

const good: Parts = { headers: urlencoded, body: 'id=42&value=hello' }

const from = (headers: Readonly<Record<string, string>>, parts: Parts = good) =>
  app().send({ ...parts, headers: { ...parts.headers, ...headers } })

const corsIn = (headers: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'))

const strangers = [
  'https://evil.example',
  'null',
  '',
  '*',
  'https://www.example.org.evil.example',
  'https://www.example.org:8443',
  'http://www.example.org',
  'https://example.org',
  'https://www.example.org/',
  'HTTPS://WWW.EXAMPLE.ORG',
  ' https://www.example.org',
  'https://www.example.org, https://evil.example',
  '__proto__',
]

describe('a page of a listed origin', () => {
  it('may submit, and read the answer', async () => {
    const { status, headers } = await from({ origin: site, 'sec-fetch-site': 'cross-site' })
    expect(status).toBe(201)
    expect(headers).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-expose-headers': 'location, retry-after, idempotency-replayed, x-request-id, etag',
      vary: 'Origin',
    })
  })

  const failing = Object.keys(failingRequests).filter((code) => code !== 'origin-not-allowed')

  it.each(failing)('may read a failure too, whatever it is: %s', async (code) => {
    const { headers } = await answerTo(failingRequests[code]!, { origin: site })
    expect(headers).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-expose-headers': expect.stringContaining('retry-after') as unknown,
      vary: 'Origin',
    })
  })

  it('may read a replay, and a page of HTML', async () => {
    const { send } = app()
    await send(good)
    for (const more of [{}, { accept: 'text/html' }]) {
      const { headers } = await send({ ...good, headers: { ...urlencoded, origin: site, ...more } })
      expect(headers).toMatchObject({ 'access-control-allow-origin': site, 'idempotency-replayed': 'true' })
    }
  })

  it('is granted the preflight of everything that the API takes', async () => {
    const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }
    const { status, headers, body } = await from({ origin: site }, preflight)
    expect([status, body]).toStrictEqual([204, ''])
    expect(headers).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-headers':
        'content-type, idempotency-key, authorization, if-match, x-dynamosync-test',
      'access-control-max-age': '7200',
      vary: 'Origin',
    })
  })

  it('is granted the preflight at any address, as a failure must be readable there too', async () => {
    const { status, headers } = await from(
      { origin: site },
      { method: 'OPTIONS', path: '/api/forms/nothing' },
    )
    expect(status).toBe(204)
    expect(headers).toMatchObject({ 'access-control-allow-origin': site })
  })

  it('never gets credentials', async () => {
    for (const method of ['POST', 'OPTIONS'])
      expect(corsIn((await from({ origin: site }, { ...good, method })).headers)).not.toContain(
        'access-control-allow-credentials',
      )
  })
})

describe('a page of another origin', () => {
  it.each(strangers)('stores nothing and reads nothing: %j', async (origin) => {
    const { send } = app()
    const refused = await send({ ...good, headers: { ...urlencoded, origin } })
    expect(refused.status).toBe(403)
    expect(membersOf(refused)).toMatchObject({ code: 'origin-not-allowed' })
    expect(corsIn(refused.headers)).toStrictEqual([])
    expect(refused.headers['vary']).toBe('Origin')
    const first = await send(good)
    expect(first.headers).not.toHaveProperty('idempotency-replayed')
  })

  it.each(strangers)('is granted no preflight: %j', async (origin) => {
    const { status, headers } = await from({ origin }, { method: 'OPTIONS' })
    expect(status).toBe(204)
    expect(corsIn(headers)).toStrictEqual([])
    expect(headers['vary']).toBe('Origin')
  })

  it('is not shown what it made its visitor post', async () => {
    const { status, body } = await from({ origin: 'https://evil.example', accept: 'text/html' })
    expect(status).toBe(403)
    expect(body).not.toContain('hello')
    expect(body).not.toContain('<form')
  })

  it.each(['cross-site', 'same-site', 'none', ''])('is not let in by Sec-Fetch-Site: %s', async (value) => {
    expect((await from({ origin: 'https://evil.example', 'sec-fetch-site': value })).status).toBe(403)
  })
})

describe('a page of the API’s own origin', () => {
  it.each(['https://d111111abcdef8.cloudfront.net', 'http://localhost:3000', 'null'])(
    'may submit without being listed, as its browser says whose it is: %s',
    async (origin) => {
      const { status, headers } = await from({ origin, 'sec-fetch-site': 'same-origin' })
      expect(status).toBe(201)
      expect(corsIn(headers)).toStrictEqual([])
    },
  )
})

describe('a program that is no browser', () => {
  it('may submit, and is told nothing of CORS', async () => {
    const { status, headers } = await from({})
    expect(status).toBe(201)
    expect(corsIn(headers)).toStrictEqual([])
    expect(headers['vary']).toBe('Origin')
  })
})
