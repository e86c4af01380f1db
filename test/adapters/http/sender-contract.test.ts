import { describe, expect, it, jest } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { record } from '../../../forms/record.js'
import { failures, httpContract } from '../../../src/adapters/http/index.js'
import type { HttpAnswer } from '../../../src/ports/http.js'
import { app, json, membersOf, noon, requestOf, urlencoded } from '../../handlers/serving/app.js'
import { failing } from './failing.js'
import { answerTo, failingRequests } from './sample-requests.js'

/** What docs/reference/http.md promises of each code: status, whether to try again, and what became of the submission. */
const promised: Readonly<Record<string, readonly [number, boolean, string]>> = {
  'invalid-json': [400, false, 'not-stored'],
  'invalid-encoding': [400, false, 'not-stored'],
  'body-encoding': [400, false, 'not-stored'],
  'too-deep': [400, false, 'not-stored'],
  'duplicate-parameter': [400, false, 'not-stored'],
  'idempotency-key-missing': [400, false, 'not-stored'],
  'idempotency-key-invalid': [400, false, 'not-stored'],
  'cursor-invalid': [400, false, 'not-stored'],
  'empty-body': [400, false, 'not-stored'],
  unauthenticated: [401, false, 'not-stored'],
  'origin-not-allowed': [403, false, 'not-stored'],
  'form-not-found': [404, false, 'not-stored'],
  'submission-not-found': [404, false, 'not-stored'],
  'method-not-allowed': [405, false, 'not-stored'],
  'key-taken': [409, false, 'not-stored'],
  'not-held': [409, false, 'not-stored'],
  'target-not-found': [404, false, 'not-stored'],
  'work-changed': [412, false, 'not-stored'],
  superseded: [409, false, 'stored'],
  'submission-deleted': [410, false, 'not-stored'],
  'form-closed': [410, false, 'not-stored'],
  'submission-too-large': [413, false, 'not-stored'],
  'unsupported-media-type': [415, false, 'not-stored'],
  'validation-failed': [422, false, 'not-stored'],
  'processing-refused': [422, false, 'not-stored'],
  'idempotency-key-reused': [422, false, 'not-stored'],
  'rate-limited': [429, true, 'not-stored'],
  'not-human': [422, false, 'not-stored'],
  'api-closed': [403, false, 'not-stored'],
  internal: [500, true, 'unknown'],
  'store-throttled': [503, true, 'not-stored'],
  'store-unavailable': [503, true, 'not-stored'],
  'outcome-unknown': [503, true, 'unknown'],
}

/** The headers of every answer. */
const always = {
  'x-request-id': 'request-1',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'Origin',
}

const send = (parts: Parameters<ReturnType<typeof app>['send']>[0]): Promise<HttpAnswer> => app().send(parts)

describe('a failure', () => {
  it.each(Object.keys(failingRequests))('is problem+json, complete and consistent: %s', async (code) => {
    const [status, retryable, outcome] = promised[code]!
    const answer = await answerTo(failingRequests[code]!)
    const { title, message, errors, ...rest } = membersOf(answer)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({ ...always, 'content-type': 'application/problem+json' })
    expect(rest).toStrictEqual({
      type: `urn:dynamosync:problem:${code}`,
      status,
      detail: message,
      instance: 'urn:dynamosync:request:request-1',
      code,
      retryable,
      outcome,
    })
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(message).toMatch(/^[A-Z].*\.$/)
    expect(Array.isArray(errors)).toBe(['validation-failed', 'processing-refused'].includes(code))
  })

  it.each(Object.keys(failingRequests))(
    'has the headers that go with it, and no others: %s',
    async (code) => {
      const { status, headers } = await answerTo(failingRequests[code]!)
      const own = Object.keys(headers).filter((name) => !(name in always) && name !== 'content-type')
      const expected: Readonly<Record<number, readonly string[]>> = {
        405: ['allow'],
        415: ['accept-post'],
        429: ['retry-after'],
        503: ['retry-after'],
      }
      expect(own).toStrictEqual(expected[status] ?? [])
    },
  )

  it('is one of those that are promised, and each but those of an owner’s requests has a way to happen', () => {
    const codes = new Set(Object.values(failures).map(({ code }) => code))
    expect([...codes].sort()).toStrictEqual(Object.keys(promised).sort())
    for (const { code, status } of Object.values(failures)) expect(status).toBe(promised[code]![0])
    const ofOwners = [
      'cursor-invalid',
      'not-held',
      'submission-not-found',
      'target-not-found',
      'unauthenticated',
      'work-changed',
    ]
    expect(Object.keys(failingRequests).concat(ofOwners).sort()).toStrictEqual(Object.keys(promised).sort())
  })

  it('says which methods there are, which media types, and when to come back', async () => {
    expect((await answerTo(failingRequests['method-not-allowed']!)).headers['allow']).toBe(
      'GET, HEAD, POST, OPTIONS',
    )
    const unsupported = await answerTo(failingRequests['unsupported-media-type']!)
    expect(unsupported.headers['accept-post']).toBe(
      'application/json, application/x-www-form-urlencoded, multipart/form-data',
    )
    const unknown = await answerTo(failingRequests['outcome-unknown']!)
    expect(Number(unknown.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('of a store that refuses for good says that nothing was stored', async () => {
    const { send: ask } = app({ repository: failing('StoreBroken') })
    const answer = await ask({ query: 'id=42&value=hello' })
    expect(membersOf(answer)).toMatchObject({ status: 500, code: 'internal', outcome: 'not-stored' })
  })
})

describe('a validation failure', () => {
  it('names every field at once, for programs and for people', async () => {
    const answer = await send({ headers: json, body: '{"id":"","colour":"red"}' })
    expect(membersOf(answer)).toMatchObject({
      message: 'Fill in “ID”. Fill in “Value”. This form has no field named “colour”.',
      errors: [
        { pointer: '/id', code: 'required', message: 'Fill in “ID”.' },
        { pointer: '/value', code: 'required', message: 'Fill in “Value”.' },
        { pointer: '/colour', code: 'unknown-field', message: 'This form has no field named “colour”.' },
      ],
    })
  })

  it.each([
    [1, 'Fill in “ID”. Fill in “Value”. This form has no field named “extra0”.'],
    [2, 'Fill in “ID”. Fill in “Value”. This form has no field named “extra0”. 1 more field needs fixing.'],
    [3, 'Fill in “ID”. Fill in “Value”. This form has no field named “extra0”. 2 more fields need fixing.'],
  ])('with %d fields too many says it in a few sentences', async (extra, message) => {
    const query = Array.from({ length: extra }, (_, n) => `extra${n}=x`).join('&')
    expect(membersOf(await send({ query }))).toMatchObject({ message })
  })
})

describe('a success', () => {
  const id = 'dfrrnabzncopsw2qwhxeezqiuj'

  it('says what was stored, where, when, and gives a receipt', async () => {
    const answer = await send({ headers: urlencoded, body: 'id=42&value=hello' })
    expect(answer).toMatchObject({
      status: 201,
      headers: {
        ...always,
        'content-type': 'application/json',
        location: `/api/forms/record/submissions/${id}`,
      },
    })
    const { receipt, ...rest } = membersOf(answer)
    expect(rest).toStrictEqual({
      id,
      form: 'record',
      receivedAt: new Date(noon).toISOString(),
      message: 'Thank you. We have received it.',
    })
    expect(receipt).toMatch(/^1-[0-9a-f]{64}$/)
    expect(answer.headers).not.toHaveProperty('idempotency-replayed')
  })

  it('is found under the address that was used, with or without /api', async () => {
    const answer = await send({ path: '/forms/record', query: 'id=42&value=hello' })
    expect(answer.headers['location']).toBe(`/forms/record/submissions/${id}`)
  })

  it('is replayed to a retry, byte for byte, and says so', async () => {
    const { send: ask } = app()
    const first = await ask({ query: 'id=42&value=hello' })
    const again = await ask({ headers: json, body: '{"value":"hello","id":"42"}' })
    expect(again.status).toBe(201)
    expect(again.body).toBe(first.body)
    expect(again.headers).toStrictEqual({ ...first.headers, 'idempotency-replayed': 'true' })
  })

  it('says 200 where it replaces, to a retry of that too', async () => {
    const { send: ask } = app()
    await ask({ query: 'id=42&value=hello' })
    const replacing = await ask({ query: 'id=42&value=goodbye' })
    expect(replacing.status).toBe(200)
    expect(membersOf(replacing)).toMatchObject({
      id,
      message: expect.stringContaining('replaces') as unknown,
    })
    const again = await ask({ query: 'id=42&value=goodbye' })
    expect(again).toMatchObject({ status: 200, body: replacing.body })
  })
})

describe('a test', () => {
  const test = { ...json, 'x-dynamosync-test': '1' }
  const key = { 'idempotency-key': 'key-0123456789abcdef' }
  const body = JSON.stringify({ id: '42', value: 'hello' })

  it('is answered 200 with `test: true`, as it is when repeated, and has no address', async () => {
    const { send: ask } = app()
    const first = await ask({ headers: { ...test, ...key }, body })
    const again = await ask({ headers: { ...test, ...key }, body })
    expect(first).toMatchObject({ status: 200, headers: { ...always, 'x-dynamosync-test': '1' } })
    expect(membersOf(first)).toMatchObject({
      test: true,
      form: 'record',
      message: expect.stringMatching(/^This was a test\./),
    })
    expect(first.headers).not.toHaveProperty('location')
    expect(again).toMatchObject({ body: first.body, headers: { 'idempotency-replayed': 'true' } })
    expect((await ask({ headers: { ...test, ...key }, body: '{"id":"42","value":"other"}' })).status).toBe(
      422,
    )
  })

  it('neither takes a natural key nor meets one', async () => {
    const { send: ask } = app()
    const idOf = (answer: HttpAnswer): unknown => membersOf(answer)['id']
    const tested = await ask({ headers: { ...test, ...key }, body })
    const real = await ask({ headers: { ...json, ...key }, body })
    const testedAgain = await ask({ headers: test, body: '{"id":"42","value":"other"}' })
    expect([tested, real, testedAgain].map(({ status }) => status)).toStrictEqual([200, 201, 200])
    expect(new Set([tested, real, testedAgain].map(idOf)).size).toBe(3)
    expect(membersOf(real)).not.toHaveProperty('test')
    expect(await ask({ headers: json, body })).toMatchObject({ status: 201, body: real.body })
  })

  it('is told as such on a page, which leads nowhere else', async () => {
    const headers = { ...urlencoded, accept: 'text/html', origin: 'https://www.example.org' }
    const sent = {
      headers: { ...headers, 'x-dynamosync-test': '1' },
      body: 'id=42&value=hello&_next=%2Fthanks',
    }
    const page = await send(sent)
    expect(page).toMatchObject({ status: 200, headers: { 'x-dynamosync-test': '1' } })
    expect(page.body).toContain('This was a test.')
    expect(page.headers).not.toHaveProperty('location')
  })

  it.each(Object.keys(failingRequests))('fails like any other, and is known as a test: %s', async (code) => {
    const answer = await answerTo(failingRequests[code]!, { 'x-dynamosync-test': '1' })
    // These stand in the way of a real submission, and a test does not meet what was really sent.
    const conflicts = ['key-taken', 'superseded', 'submission-deleted', 'idempotency-key-reused']
    expect(answer.status).toBe(conflicts.includes(code) ? 200 : promised[code]![0])
    expect(answer.headers['x-dynamosync-test']).toBe('1')
  })

  it.each([['0'], ['true'], ['']])('is not what says %j', async (value) => {
    const answer = await send({ headers: { ...json, 'x-dynamosync-test': value }, body })
    expect(answer.status).toBe(201)
    expect(answer.headers).not.toHaveProperty('x-dynamosync-test')
  })
})

describe('an address', () => {
  it.each([
    '/',
    '',
    '/forms',
    '/forms/',
    '/api/forms/',
    '/api/forms/record/',
    '/api/forms/record/more',
    '/api/api/forms/record',
    '/apiforms/record',
    '/forms/Record',
    '/forms/__proto__',
    '/forms/constructor',
    '/forms/..%2Frecord',
    '/forms/%00',
    '/forms/record%0A',
    '//forms/record',
    `/forms/${'x'.repeat(10_000)}`,
  ])('that is no form’s is not found, whatever the method: %j', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE', 'BREW'])
      expect((await send({ method, path, query: 'id=42&value=hello' })).status).toBe(404)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'post', '', '__proto__'])(
    'of a form takes no %j',
    async (method) => {
      expect((await send({ method, query: 'id=42&value=hello' })).status).toBe(405)
    },
  )
})

it.each([{ query: 'id=42&value=hello' }, { query: 'id=42' }, { method: 'GET' }, { method: 'PUT' }])(
  'a request is parsed once, and its answer is written from what was read: %j',
  (parts) => {
    const forms = new Map([[record.name, record]])
    const looks = jest.spyOn(forms, 'get')
    const contract = httpContract({
      forms,
      origins: new Set(),
      stamper: () => ({ attemptId: 'attempt-1', random: 'fresh-key-0000000001', receivedAt: noon }),
    })
    const asking = contract.read(requestOf({ ...parts, headers: { 'x-dynamosync-test': '1' } }))
    const { headers } = contract.write(asking, E.left({ _tag: 'SubmissionDeleted' }))
    expect([looks.mock.calls.length, headers['x-dynamosync-test']]).toEqual([1, '1'])
  },
)
