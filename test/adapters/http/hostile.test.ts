import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { HttpAnswer } from '../../../src/ports/http.js'
import { anyUnits, treacherousNames, typedText } from '../../domain/arbitrary.js'
import { app, membersOf, type Parts, site } from '../../handlers/serving/app.js'
import { failing, throwing } from './failing.js'

const headerValue = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })

const mediaType = fc.oneof(
  fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'application/json;charset=utf-8',
    'multipart/form-data; boundary=x',
  ),
  headerValue,
)

const headers = fc.record(
  {
    'content-type': mediaType,
    accept: fc.oneof(fc.constantFrom('text/html', 'application/json', '*/*'), headerValue),
    origin: fc.oneof(fc.constantFrom(site, 'null', 'https://evil.example'), headerValue),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site'),
    'idempotency-key': fc.oneof(headerValue, anyUnits),
    'content-encoding': fc.constantFrom('identity', 'gzip', ''),
  },
  { requiredKeys: [] },
)

const name = fc.oneof(
  fc.constantFrom('id', 'value', '_idempotency_key', '_next', ...treacherousNames),
  fc.string({ maxLength: 10 }),
)

const members = fc.dictionary(name, fc.oneof(anyUnits, typedText, fc.jsonValue()), { maxKeys: 6 })

const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.json(),
  members.map((values) => JSON.stringify(values)),
  fc.array(fc.tuple(name, typedText)).map((pairs) => new URLSearchParams(pairs).toString()),
  anyUnits,
  fc.string({ unit: fc.constantFrom('%', '&', '=', '+', '0', 'F', 'id', 'value', '%00', '%F0') }),
  fc.uint8Array({ maxLength: 60 }),
  members.map((values) => new TextEncoder().encode(JSON.stringify(values))),
)

const request: fc.Arbitrary<Parts> = fc.record(
  {
    method: fc.oneof({ weight: 5, arbitrary: fc.constant('POST') }, fc.string()),
    path: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('/forms/record', '/api/forms/record') },
      fc.webPath(),
      anyUnits.map((units) => `/forms/${units}`),
    ),
    query: fc.oneof(fc.webQueryParameters(), fc.string(), anyUnits),
    headers,
    body,
  },
  { requiredKeys: [] },
)

const membersOfProblem = [
  'code',
  'detail',
  'instance',
  'message',
  'outcome',
  'retryable',
  'status',
  'title',
  'type',
]

const isWhole = (answer: HttpAnswer): boolean => {
  if (answer.status === 204 || answer.headers['content-type']?.startsWith('text/html') === true) return true
  if (answer.status < 300) return typeof membersOf(answer)['message'] === 'string'
  const names = Object.keys(membersOf(answer)).filter((each) => each !== 'errors')
  return names.sort().join() === membersOfProblem.join()
}

describe('whatever arrives', () => {
  it('is answered, below 500, as the contract has it', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (parts) => {
        const { send, lines } = app()
        const answer = await send(parts)
        expect(answer.status).toBeLessThan(500)
        expect(isWhole(answer)).toBe(true)
        expect(answer.headers).toMatchObject({ 'x-request-id': 'request-1', 'cache-control': 'no-store' })
        // What a gateway would choke on.
        for (const value of Object.values(answer.headers)) expect(value).toMatch(/^[\x20-\x7e]+$/)
        expect(lines).toMatchObject([{ requestId: 'request-1', status: answer.status }])
      }),
      { numRuns: 500 },
    )
  })
})

describe('what a person typed', () => {
  /** Never a name: an unknown name that looks like one is repeated, so that its author sees the typing mistake. */
  const secret = 'sEcReT@7f3a'
  const escaped = encodeURIComponent(secret)
  const json = { 'content-type': 'application/json' }
  const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
  const line = `id=${escaped}&value=${escaped}`

  const requests: Readonly<Record<string, Parts>> = {
    'a good submission': { query: line },
    'a value too long': { query: `${line}${escaped.repeat(30)}` },
    'a value too long in JSON': {
      headers: json,
      body: JSON.stringify({ id: secret.repeat(30), value: secret }),
    },
    'a value of another type': {
      headers: json,
      body: JSON.stringify({ id: [secret], value: { [secret]: secret } }),
    },
    'half a character': { headers: json, body: `{"id":"${secret}\\ud800","value":"${secret}"}` },
    'malformed JSON': { headers: json, body: `{"id":"${secret}",}` },
    'a bare word as JSON': { headers: json, body: secret },
    'JSON sent as a form': { headers: urlencoded, body: JSON.stringify({ id: secret, value: secret }) },
    'text sent as a form': { headers: urlencoded, body: `Dear ${secret}` },
    'a malformed escape': { query: `${line}&x=%E9` },
    'a name that is a value': { query: `${line}&${escaped}=${escaped}` },
    'a name that is JSON': { headers: json, body: JSON.stringify({ [secret]: 1 }) },
    'a field twice': { query: `${line}&id=${escaped}` },
    'a key of the wrong kind': { query: `${line}&_idempotency_key=${escaped}` },
    'two keys': {
      query: `${line}&_idempotency_key=${escaped}${escaped}`,
      headers: { 'idempotency-key': secret },
    },
    'an unknown control': { query: `${line}&_next=${escaped}&_${escaped}=1` },
    'an unknown media type': { headers: { 'content-type': `text/${secret}` }, body: secret },
    'an unknown form': { path: `/api/forms/${escaped}`, query: line },
    'another method': { method: 'PUT', query: line },
    'another origin': { query: line, headers: { origin: `https://${secret}` } },
    'too much': { headers: json, body: `{"id":"${secret.repeat(10_000)}"}` },
    'too deep': { headers: json, body: `{"id":${`{"${secret}":`.repeat(30)}1${'}'.repeat(31)}` },
  }

  it.each(Object.keys(requests))('is in no JSON answer, no header and no log line: %s', async (what) => {
    for (const repository of [undefined, failing('OutcomeUnknown'), failing('StoreBroken'), throwing]) {
      const { send, lines } = app(repository === undefined ? {} : { repository })
      for (const answer of [await send(requests[what]!), await send(requests[what]!)]) {
        expect(`${answer.body} ${JSON.stringify(answer.headers)}`).not.toContain('sEcReT')
      }
      expect(JSON.stringify(lines)).not.toContain('sEcReT')
    }
  })

  it('is in no log line, where the answer is a page too', async () => {
    for (const parts of Object.values(requests)) {
      const { send, lines } = app()
      const answer = await send({ ...parts, headers: { ...parts.headers, accept: 'text/html' } })
      expect(JSON.stringify([lines, answer.headers])).not.toContain('sEcReT')
    }
  })
})
