import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { record } from '../../../forms/record.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { form } from '../../../src/domain/form/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import type { HttpAnswer } from '../../../src/ports/http.js'
import { app, type AppOptions, json, noon, type Parts, urlencoded } from '../../handlers/serving/app.js'
import { failing, throwing } from './failing.js'

const line = text({ label: 'Line', maxLength: 10 })

const note = form('note', { line })
const strict = form('strict', { line }, { keyRequired: true })
const unique = form('unique', { id: line, line }, { naturalKey: 'id' })
const closed = form('closed', { line }, { closes: noon })
const refusing = form(
  'refusing',
  { line },
  {
    compute: {
      version: '1',
      result: t.strict({}),
      run: () => E.left([{ field: 'line', message: 'Nothing comes of this line.' }]),
    },
  },
)
const daily = form('daily', { line }, { spam: { perDay: 1 } })
const proved = form('proved', { line }, { spam: { human: 'proof', when: 'always' } })
const forms = [record, note, strict, unique, closed, refusing, daily, proved]

const oneMore = { path: '/forms/daily', headers: urlencoded, body: 'line=a' }

const key = (name: string): Readonly<Record<string, string>> => ({
  ...urlencoded,
  'idempotency-key': `${name}-0000000000000000`,
})

/** One request, after others if need be, to an app of its own. */
interface Case extends AppOptions {
  readonly before?: readonly Parts[]
  readonly parts: Parts
  readonly erasedFirst?: boolean
}

const good = { headers: urlencoded, body: 'id=42&value=hello' }
const post = (body: string, headers: Readonly<Record<string, string>> = json): Case => ({
  parts: { headers, body },
})

/** One way to each failure of the HTTP contract that a request can meet, by its code. */
export const failingRequests: Readonly<Record<string, Case>> = {
  'invalid-json': post('{"id":'),
  'invalid-encoding': post('id=%FF', urlencoded),
  'body-encoding': { parts: { headers: urlencoded, body: E.left({ _tag: 'BodyEncoding' }) } },
  'too-deep': post(`{"id":${'['.repeat(20)}${']'.repeat(20)}}`),
  'duplicate-parameter': post('id=1&id=2', urlencoded),
  'idempotency-key-missing': { parts: { path: '/forms/strict', headers: urlencoded, body: 'line=a' } },
  'idempotency-key-invalid': post('id=42&value=hello', { ...urlencoded, 'idempotency-key': 'short' }),
  'empty-body': { parts: {} },
  'origin-not-allowed': { parts: { ...good, headers: { ...urlencoded, origin: 'https://evil.example' } } },
  'api-closed': { parts: good, behind: { apiDirectly: false } },
  'form-not-found': { parts: { ...good, path: '/api/forms/nothing' } },
  'method-not-allowed': { parts: { ...good, method: 'PUT' } },
  'key-taken': {
    before: [{ path: '/forms/unique', headers: urlencoded, body: 'id=1&line=a' }],
    parts: { path: '/forms/unique', headers: urlencoded, body: 'id=1&line=b' },
  },
  superseded: {
    before: [
      { headers: key('first'), body: 'id=1&value=a' },
      { headers: key('second'), body: 'id=1&value=b' },
    ],
    parts: { headers: key('first'), body: 'id=1&value=a' },
  },
  'submission-deleted': { before: [good], parts: good, erasedFirst: true },
  'form-closed': { parts: { path: '/forms/closed', headers: urlencoded, body: 'line=a' } },
  'submission-too-large': post(`{"id":"${'x'.repeat(64 * 1024)}"}`),
  'unsupported-media-type': post('<id>42</id>', { 'content-type': 'application/xml' }),
  'validation-failed': post('id=42', urlencoded),
  'processing-refused': { parts: { path: '/forms/refusing', headers: urlencoded, body: 'line=a' } },
  'idempotency-key-reused': {
    before: [{ path: '/forms/note', headers: key('first'), body: 'line=a' }],
    parts: { path: '/forms/note', headers: key('first'), body: 'line=b' },
  },
  'not-human': { parts: { path: '/forms/proved', headers: urlencoded, body: 'line=a&altcha=none' } },
  'rate-limited': { before: Array.from({ length: 10 }, () => oneMore), parts: oneMore },
  internal: { parts: good, repository: throwing },
  'store-throttled': { parts: good, repository: failing('StoreThrottled') },
  'store-unavailable': { parts: good, repository: failing('StoreUnavailable') },
  'outcome-unknown': { parts: good, repository: failing('OutcomeUnknown') },
}

/** What is answered to a case, with more said in its last request. */
export const answerTo = async (
  { before = [], parts, erasedFirst = false, repository, behind = {} }: Case,
  more: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> => {
  const memory = memoryRepository({ clock: () => noon })
  const { send } = app({ forms, repository: repository ?? memory, behind })
  for (const each of before) await send(each)
  if (erasedFirst) await memory.erase('record', 'dfrrnabzncopsw2qwhxeezqiuj', noon + 10_000)()
  return send({ ...parts, headers: { ...more, ...parts.headers } })
}
