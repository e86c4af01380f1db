import fc from 'fast-check'
import { site } from '../../handlers/serving/app.js'
import type { WireRequest } from './event-request.js'
import { master } from '../../handlers/serving/owner-app.js'

/** Another origin that the deployment lists, and the form `narrow` does not. */
export const second = 'https://second.example.org'

type Pair = readonly [name: string, value: string]

const words = [
  '',
  'a',
  'hello world',
  'a,b',
  '50% + 1',
  'ä&ö=ü',
  '😀',
  'x;y',
  'line\r\nend',
  '{}|^',
  'a?b#c',
  '%41',
]
const names = ['id', 'line', 'tags', 'unknown', '_next', '_idempotency_key', 'a b']

const values: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const filled = (id: string, line: string): Pair[] => [
  ['id', id],
  ['line', line],
]

const fields: fc.Arbitrary<readonly Pair[]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('a', 'ä, 50% + 1'))
      .map(([id, line]) => filled(id, line)),
  },
  { weight: 2, arbitrary: fc.tuple(values, values).map(([id, line]) => filled(id, line)) },
  { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 5 }) },
)

/** A form's own encoding, and that of whoever writes `%20` for a space. */
const encoded = fc.constantFrom<(pairs: readonly Pair[]) => string>(
  (pairs) => new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
  (pairs) =>
    pairs
      .map((pair) => pair.map((text) => encodeURIComponent(text.isWellFormed() ? text : '')).join('='))
      .join('&'),
)

const queries = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(encoded, fields).map(([encode, pairs]) => encode(pairs)) },
  fc.constantFrom(
    '',
    '&&',
    'id',
    '=',
    'id=%',
    'id=%FF&line=a',
    'id=1&id=2',
    'limit=1',
    'limit=x&limit=2',
    'cursor=a',
  ),
)

const multipart = (pairs: readonly Pair[]): string =>
  `${pairs.map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`

const bodies: fc.Arbitrary<readonly [type: string | undefined, body: string]> = fc.oneof(
  fc
    .tuple(encoded, fields)
    .map(([encode, pairs]) => ['application/x-www-form-urlencoded', encode(pairs)] as const),
  fields.map((pairs) => ['application/json', JSON.stringify(Object.fromEntries(pairs))] as const),
  fields.map((pairs) => ['multipart/form-data; boundary=b', multipart(pairs)] as const),
  fc.constant([undefined, ''] as const),
  fc.tuple(
    fc.constantFrom(
      'text/plain',
      'application/xml',
      'Application/JSON; charset=UTF-8',
      'application/json;charset=x',
      '',
    ),
    fc.constantFrom('{"id":"1","line":"a"}', '{', 'id=1', '[]', `{"id":"${'x'.repeat(70_000)}"}`),
  ),
)

const paths = [
  ...[
    '',
    '/',
    '/nothing',
    '/forms',
    '/forms/',
    '/forms/none',
    '/forms/NOTE',
    '/forms//note',
    '/api/forms/note',
  ],
  ...[
    '/forms/note/',
    '/forms/note/submissions/',
    '/forms/note/other',
    '/forms/note;a=b',
    '/forms/note/../narrow',
  ],
]
const owners = [
  '/forms',
  '/forms/note/submissions',
  '/forms/none/submissions',
  '/forms/note/submissions/none',
]

const origins = [
  site,
  site,
  site,
  second,
  second,
  'https://evil.example',
  'null',
  `${site}/`,
  site.toUpperCase(),
]
const keys = [
  'one-key-for-all-0001',
  '"quoted-key-for-all-01"',
  'short',
  'key with spaces in it',
  'two-key-for-all-0002',
]

const maybe = (name: string, all: readonly string[]): fc.Arbitrary<readonly Pair[]> =>
  fc.oneof(
    fc.constant([]),
    fc.constantFrom(...all).map((value): Pair[] => [[name, value]]),
  )

const cased = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
)

const headers = fc
  .tuple(
    cased,
    maybe('origin', origins),
    maybe('accept', ['text/html', '*/*', 'application/json', 'text/html;q=0.1, */*']),
    maybe('idempotency-key', keys),
    maybe('authorization', [`Bearer ${master}`, 'Bearer wrong', 'Basic YTpi']),
    maybe('sec-fetch-site', ['same-origin', 'cross-site']),
    maybe('access-control-request-method', ['POST', 'DELETE']),
    maybe('cookie', ['a=1; b=2']),
    maybe('accept-language', ['de', 'en']),
  )
  .map(([as, ...all]) => all.flat().map(([name, value]): Pair => [as(name), value]))

const weighted = (all: readonly (readonly [number, string])[]): fc.Arbitrary<string> =>
  fc.oneof(...all.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

/** Requests of every sort to the API, sensible ones and others. */
export const anyRequest: fc.Arbitrary<WireRequest> = fc
  .record({
    method: weighted([
      [8, 'POST'],
      [4, 'GET'],
      [1, 'HEAD'],
      [2, 'OPTIONS'],
      [1, 'DELETE'],
      [1, 'PUT'],
      [1, 'PATCH'],
    ]),
    path: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('/forms/note', '/forms/note', '/forms/narrow', '/forms/unique'),
      },
      { weight: 2, arbitrary: fc.constantFrom(...owners) },
      { weight: 1, arbitrary: fc.constantFrom(...paths) },
    ),
    query: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: queries }),
    headers,
    content: bodies,
  })
  .map(({ content: [type, text], headers: others, method, ...rest }) => {
    const isBare = ['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method)
    return {
      ...rest,
      method,
      headers: [...others, ...(type === undefined || isBare ? [] : [['content-type', type] as const])],
      body: Buffer.from(isBare ? '' : text),
    }
  })
