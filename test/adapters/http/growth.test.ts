import { describe, expect, it } from '@jest/globals'
import { type AnyField, form, text } from '../../../src/domain/index.js'
import { app, type Parts } from '../../handlers/serving/app.js'
import { optionalKinds } from '../../domain/field/kinds.js'
import { harmless, hostile, sizes, times, unfair } from './growth.js'

const long = text({ label: 'Long', maxLength: 100_000, multiline: true })
const fields: Readonly<Record<string, AnyField>> = { ...optionalKinds, long }
const forms = Object.entries(fields).map(([name, field]) => form(name.toLowerCase(), { value: field }))

const boundary = 'x1x'
const multipartOf = (parts: readonly string[]): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`

/** How a value is sent, by encoding; its size is that of the text before it is encoded. */
const encodings: Readonly<Record<string, (value: string) => Parts>> = {
  json: (value) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ value }),
  }),
  urlencoded: (value) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `value=${encodeURIComponent(value)}`,
  }),
  multipart: (value) => ({
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: multipartOf([`Content-Disposition: form-data; name="value"\r\n\r\n${value}`]),
  }),
  query: (value) => ({ query: `value=${encodeURIComponent(value)}` }),
}

const answers = { json: 'application/json', html: 'text/html' } as const
type Answer = keyof typeof answers

const { send } = app({ forms })

const asked = (answer: Answer, path: string, parts: Parts): Parts => ({
  ...parts,
  path: `/forms/${path}`,
  headers: { accept: answers[answer], ...parts.headers },
})

const largest = sizes.at(-1) ?? 0

/** Of a text of a size, as much as is of that size once it is encoded. */
const lengthFor = (
  encode: (value: string) => Parts,
  make: (size: number) => string,
  size: number,
): number => {
  const sample = 2048
  const { body, query } = encode(make(sample))
  const ratio = (query ?? (typeof body === 'string' ? body : '')).length / sample
  return Math.floor(size / Math.max(ratio, 1.2))
}

const json = encodings['json']!
const bodyOf = (type: string, body: string): Parts => ({ headers: { 'content-type': type }, body })
const jsonBody = (body: string): Parts => bodyOf('application/json', body)
const multipartBody = (body: string): Parts => bodyOf(`multipart/form-data; boundary=${boundary}`, body)
const header = (name: string, value: string): Parts => {
  const { headers, ...rest } = json('x')
  return { ...rest, headers: { ...headers, [name]: value } }
}

const listOf = (size: number, make: (n: number) => string, between = ','): string => {
  let list = make(0)
  for (let n = 1; list.length < size; n += 1) list += between + make(n)
  return list
}

/** Whole requests that make a careless reader look again and again, of a length. */
const requests: Readonly<Record<string, (size: number) => Parts>> = {
  'a JSON number of zeros': (size) => jsonBody(`{"value":0.1${times(size, '0')}1}`),
  'a JSON number of nines': (size) => jsonBody(`{"value":${times(size, '9')}}`),
  'a JSON number with an exponent': (size) => jsonBody(`{"value":1e${times(size, '9')}}`),
  'nested JSON': (size) => jsonBody(`{"value":${times(size / 2, '[')}${times(size / 2, ']')}}`),
  'JSON that never ends': (size) => jsonBody(`{"value":${times(size, '{"a":')}`),
  'a JSON text that never ends': (size) => jsonBody(`{"value":"${times(size, '\\"')}`),
  'JSON names': (size) => jsonBody(`{${listOf(size, (n) => `"n${n}":1`)}}`),
  'one JSON name': (size) => jsonBody(`{${listOf(size, () => '"value":1')}}`),
  'one JSON name, below': (size) => jsonBody(`{"value":{${times(size, '"a":"",')}"a":""}}`),
  'a JSON name of brackets': (size) => jsonBody(`{"a${times(size, '[]')}!":1}`),
  names: (size) =>
    bodyOf(
      'application/x-www-form-urlencoded',
      listOf(size, (n) => `n${n}=`, '&'),
    ),
  'one name': (size) => bodyOf('application/x-www-form-urlencoded', times(size, 'value=red&')),
  ampersands: (size) => bodyOf('application/x-www-form-urlencoded', times(size, '&')),
  'malformed percent-encodings': (size) => bodyOf('application/x-www-form-urlencoded', times(size, '%=&')),
  'a percent-encoding cut short': (size) =>
    bodyOf('application/x-www-form-urlencoded', `a=${times(size, '%41')}%F`),
  parts: (size) =>
    multipartBody(
      multipartOf([
        listOf(size, () => 'Content-Disposition: form-data; name="value"\r\n\r\n', `\r\n--${boundary}\r\n`),
      ]),
    ),
  boundaries: (size) => multipartBody(times(size, `\r\n--${boundary}`)),
  'near boundaries': (size) => multipartBody(multipartOf([times(size, `\r\n--${boundary.slice(0, 2)}`)])),
  'a long boundary': (size) =>
    bodyOf(`multipart/form-data; boundary=${times(70, 'a')}`, `--${times(70, 'a')}\r\n${times(size, 'a')}`),
  'a longer boundary': (size) =>
    bodyOf(`multipart/form-data; boundary=${times(size / 4, 'a')}`, times(size, 'a')),
  'headers of a part': (size) => multipartBody(multipartOf([times(size, 'a: b\r\n')])),
  'one header of a part, folded': (size) =>
    multipartBody(multipartOf([`a: b${times(size, '\r\n b')}\r\n\r\n`])),
  'parameters of a part': (size) =>
    multipartBody(multipartOf([`Content-Disposition: form-data${times(size, '; a="\\"')}\r\n\r\nx`])),
  'semicolons of a part': (size) =>
    multipartBody(multipartOf([`Content-Disposition: form-data${times(size, '; ')}\r\n\r\nx`])),
  'the name of a part': (size) =>
    multipartBody(multipartOf([`Content-Disposition: form-data; name="${times(size, '\\"%22')}"\r\n\r\nx`])),
  'the name of a part, which never ends': (size) =>
    multipartBody(multipartOf([`Content-Disposition: form-data; name="${times(size, '\\')}\r\n\r\nx`])),
  'the name of a part, encoded': (size) =>
    multipartBody(
      multipartOf([`Content-Disposition: form-data; name*=UTF-8''${times(size, '%C3%A9')}\r\n\r\nx`]),
    ),
  'the name of a part, nested': (size) =>
    multipartBody(multipartOf([`Content-Disposition: form-data; name="value${times(size, '[]')}"\r\n\r\nx`])),
  'names of parts': (size) =>
    multipartBody(
      multipartOf([
        listOf(size, (n) => `Content-Disposition: form-data; name="n${n}"\r\n\r\n`, `\r\n--${boundary}\r\n`),
      ]),
    ),
  'the name of a file, in ISO 8859-1': (size) =>
    multipartBody(
      multipartOf([
        `Content-Disposition: form-data; name=a; filename*=ISO-8859-1''${times(size, '%E9')}\r\n\r\nx`,
      ]),
    ),
  'the name of a file': (size) =>
    multipartBody(
      multipartOf([`Content-Disposition: form-data; name=a; filename*=UTF-8''${times(size, "%'")}\r\n\r\nx`]),
    ),
  Accept: (size) => header('accept', times(size, 'text/html;q=0.')),
  'Accept, of commas': (size) => header('accept', times(size, ',;')),
  'Content-Type': (size) => header('content-type', `application/json${times(size, '; a="\\"')}`),
  'Content-Type, of spaces': (size) => header('content-type', `application/json${times(size, ' ')};`),
  Cookie: (size) => header('cookie', times(size, 'a="\\";')),
  Origin: (size) => header('origin', `https://${times(size, 'a.')}`),
  'Idempotency-Key': (size) => header('idempotency-key', `"${times(size, '"')}`),
  'Content-Encoding': (size) => header('content-encoding', times(size, ' ,')),
  _next: (size) => jsonBody(JSON.stringify({ value: 'x', _next: `https://xn--${times(size, 'a')}` })),
  'the path': (size) => ({ ...json('x'), path: `/forms/${times(size, '/a')}` }),
}

describe.each(Object.keys(answers) as Answer[])(
  'with an answer in %s, time grows no faster than what is sent',
  (answer) => {
    it.each(Object.keys(encodings))('for each kind of field in %s', async (encoding) => {
      const encode = encodings[encoding]!
      const found: unknown[] = []
      for (const { name } of forms)
        for (const [what, make] of Object.entries(hostile)) {
          const at = (size: number): Parts => asked(answer, name, encode(make(lengthFor(encode, make, size))))
          const plain = asked(answer, name, encode(harmless(lengthFor(encode, harmless, largest))))
          const costs = await unfair(send, at, plain)
          if (costs !== undefined) found.push({ name, what, costs })
        }
      expect(found).toEqual([])
    })

    it.each(['long', 'choices', 'custom'])('for whole requests to a form of %s', async (name) => {
      const found: unknown[] = []
      for (const [what, make] of Object.entries(requests)) {
        const at = (size: number): Parts => {
          const parts = make(size)
          return { ...asked(answer, name, parts), path: parts.path ?? `/forms/${name}` }
        }
        const wide = asked(answer, name, json(harmless(largest - 100)))
        const costs = await unfair(send, at, wide)
        if (costs !== undefined) found.push({ what, costs })
      }
      expect(found).toEqual([])
    })
  },
)
