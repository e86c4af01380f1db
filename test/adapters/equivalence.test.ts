import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { fetchTransport } from '../../src/adapters/fetch/index.js'
import { lambdaTransport } from '../../src/adapters/lambda/index.js'
import { memoryRepository } from '../../src/adapters/memory/index.js'
import {
  boolean,
  choice,
  choices,
  date,
  decimal,
  email,
  type Fields,
  form,
  integer,
  text,
} from '../../src/domain/index.js'
import { app, membersOf, noon } from '../support/app.js'
import { filledText } from '../support/arbitrary.js'

const everything = form('everything', {
  line: text({ label: 'Line', maxLength: 500 }),
  email: email({ label: 'E-mail', optional: true }),
  count: integer({ label: 'Count', optional: true }),
  amount: decimal({ label: 'Amount', scale: 2, optional: true }),
  agreed: boolean({ label: 'Agreed' }),
  topic: choice(['sales', 'support'], { label: 'Topic' }),
  tags: choices(['red', 'green', 'blue'], { label: 'Tags', optional: true }),
  day: date({ label: 'Day', optional: true }),
})

/** A submission as a person fills it in: what each field says, as text; many values for `tags`. */
const filled = fc.record(
  {
    line: filledText,
    email: fc.constantFrom('ada@example.org', 'x.y+z@sub.example.com'),
    count: fc.integer().map(String),
    amount: fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
    agreed: fc.constant('on'),
    topic: fc.constantFrom('sales', 'support'),
    tags: fc.subarray(['red', 'green', 'blue'], { minLength: 1 }),
    day: fc.constantFrom('2026-02-28', '2024-02-29'),
  },
  { requiredKeys: ['line', 'topic'] },
)

type Filled = Readonly<Record<string, string | readonly string[]>>
type Pairs = readonly (readonly [string, string])[]

const pairsOf = (fields: Filled): Pairs =>
  Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((each) => [name, each] as const),
  )

interface Wire {
  readonly type?: string
  readonly query: string
  readonly body: string
}

const native = ({ agreed, count, ...rest }: Filled): string =>
  JSON.stringify({
    ...rest,
    ...(agreed === undefined ? {} : { agreed: true }),
    ...(count === undefined ? {} : { count: Number(count) }),
  })

const urlencodedText = (pairs: Pairs): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()

const boundary = 'xXxBoundaryxXx'
const multipartText = (pairs: Pairs): string =>
  `${pairs.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`

const encodings: Readonly<Record<string, (fields: Filled) => Wire>> = {
  json: (fields) => ({ type: 'application/json', query: '', body: native(fields) }),
  urlencoded: (fields) => ({
    type: 'application/x-www-form-urlencoded',
    query: '',
    body: urlencodedText(pairsOf(fields)),
  }),
  multipart: (fields) => ({
    type: `multipart/form-data; boundary=${boundary}`,
    query: '',
    body: multipartText(pairsOf(fields)),
  }),
  query: (fields) => ({ query: urlencodedText(pairsOf(fields)), body: '' }),
}

const path = '/api/forms/everything'
const headersOf = ({ type }: Wire, key: string): Record<string, string> => ({
  'Idempotency-Key': key,
  ...(type === undefined ? {} : { 'Content-Type': type }),
})
/** Gateways hand text over as it is, and everything else as Base64. */
const carried = ({ type, body }: Wire) =>
  type?.startsWith('application/json') === true || body === ''
    ? { body, isBase64Encoded: false }
    : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }

const lists = (query: string, decode: boolean): Record<string, string[]> => {
  const all: Record<string, string[]> = {}
  for (const part of query.split('&').filter((each) => each !== '')) {
    const [name = '', value = ''] = part.split('=')
    ;(all[name] ??= []).push(decode ? decodeURIComponent(value.replaceAll('+', ' ')) : value)
  }
  return all
}

const events: Readonly<Record<string, (wire: Wire, key: string) => unknown>> = {
  'HTTP API': (wire, key) => ({
    version: '2.0',
    rawPath: path,
    rawQueryString: wire.query,
    headers: headersOf(wire, key),
    ...carried(wire),
    requestContext: { http: { method: 'POST' }, requestId: 'r' },
  }),
  'REST API': (wire, key) => ({
    httpMethod: 'POST',
    path: '/forms/everything',
    headers: headersOf(wire, key),
    ...carried(wire),
    multiValueQueryStringParameters: wire.query === '' ? null : lists(wire.query, true),
    requestContext: { requestId: 'r', path },
  }),
  'load balancer': (wire, key) => ({
    httpMethod: 'POST',
    path,
    headers: headersOf(wire, key),
    ...carried(wire),
    multiValueQueryStringParameters: lists(wire.query, false),
    requestContext: { elb: {} },
  }),
}

describe('the same fields', () => {
  it('are the same submission, answer and stored item, through every encoding and every event', async () => {
    let count = 0
    let submissions = 0
    await fc.assert(
      fc.asyncProperty(filled, async (fields) => {
        count += 1
        const key = `equivalence-key-${count}`
        const repository = memoryRepository({ clock: () => noon })
        const { through } = app({ forms: [everything], repository })
        const lambda = through(lambdaTransport({ clock: () => noon }))
        const fetched = through(fetchTransport({ clock: () => noon, requestId: () => 'r' }))
        const answers: { readonly status: number; readonly body: string }[] = []
        for (const encode of Object.values(encodings)) {
          const wire = encode(fields)
          for (const event of Object.values(events)) {
            const reply = await lambda({
              event: event(wire, key),
              context: { getRemainingTimeInMillis: () => 10_000 },
            })
            answers.push({ status: reply.statusCode, body: reply.body })
          }
          const request = new Request(`http://localhost${path}?${wire.query}`, {
            method: 'POST',
            headers: headersOf(wire, key),
          })
          const response = await fetched({ request, body: Buffer.from(wire.body) })
          answers.push({ status: response.status, body: await response.text() })
        }
        submissions += answers.length
        expect(answers[0]?.status).toBe(201)
        expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
        const { id } = membersOf(answers[0]!)
        const stored = await repository.find('everything', String(id), noon)()
        const kept: Fields = E.isRight(stored) && O.isSome(stored.right) ? stored.right.value.fields : {}
        expect(kept['line']).toBe(fields.line.replace(/\r\n?/g, '\n'))
        expect(kept['agreed']).toBe(fields.agreed !== undefined)
        expect(kept['amount']).toBe(fields.amount === '-0.00' ? '0.00' : fields.amount)
      }),
      { numRuns: 250 },
    )
    expect(submissions).toBeGreaterThanOrEqual(4_000)
  })
})
