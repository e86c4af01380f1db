import * as E from 'fp-ts/lib/Either.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { hmac } from '../../../src/adapters/system/mac.js'
import { type AnyForm, form, type FormOptions, formsOf, listQuery, text } from '../../../src/domain/index.js'
import type { State } from '../../../src/domain/submission/waiting.js'
import { containerOf, Token } from '../../../src/handlers/wiring/container.js'
import type { HttpAnswer, HttpContract, HttpRequest } from '../../../src/ports/http.js'
import type { Transport } from '../../../src/ports/transport.js'
import { json, noon, requestOf, urlencoded } from './app.js'

const contact = (options: FormOptions<'id' | 'value'>): AnyForm =>
  form(
    'contact',
    { id: text({ label: 'ID', maxLength: 40 }), value: text({ label: 'Value', maxLength: 4000 }) },
    options,
  )

/** One form of each kind with a trap. */
export const trappedForms = {
  strict: contact({}),
  ignoring: contact({ unknownFields: 'ignore' }),
  'with a natural key': contact({ naturalKey: 'id' }),
  'with a natural key that replaces': contact({ naturalKey: 'id', whenTaken: 'replace' }),
} as const

export const trapOf = (of: AnyForm): string => of.spam.trap ?? ''

type Pairs = Readonly<Record<string, string>>

const boundary = 'xXxBoundaryxXx'

/** All encodings of a form's values. */
export const encodings: Readonly<Record<string, (fields: Pairs) => Parameters<typeof requestOf>[0]>> = {
  json: (fields) => ({ body: JSON.stringify(fields), headers: json }),
  urlencoded: (fields) => ({ body: new URLSearchParams(fields).toString(), headers: urlencoded }),
  multipart: (fields) => ({
    body: `${Object.entries(fields)
      .map(
        ([name, value]) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      .join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }),
  query: (fields) => ({ query: new URLSearchParams(fields).toString() }),
}

/** One request to send. */
export interface Sending {
  readonly fields?: Pairs
  readonly as?: keyof typeof encodings
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
  readonly accept?: string
}

const plain: Transport<HttpRequest, HttpAnswer> = { decode: E.right, encode: (answer) => answer }

export const secret = new Uint8Array(32).fill(7)

/** Signs like a deployment with that secret. */
export const signing = hmac([secret])

/**
 * The wired function on a memory store: requests in, answers out.
 *
 * @param other replaces the program's contract, to show what breaks with another
 */
export const heldApp = (of: AnyForm, other: (right: HttpContract) => HttpContract = (right) => right) => {
  let now = noon
  const clock = (): number => now
  const repository = memoryRepository({ clock })
  const configuration = { table: 'submissions', origins: new Set<string>(), secrets: [secret] as const }
  const parts = containerOf(configuration, formsOf([of]))
  parts.rebind(Token.Clock).toConstantValue(clock)
  parts.rebind(Token.Log).toConstantValue(() => undefined)
  parts.rebind(Token.Repository).toConstantValue(repository)
  const right = parts.get(Token.Contract)
  parts.rebind(Token.Contract).toConstantValue(other(right))
  const answer = parts.get(Token.Serve)(plain)
  return {
    repository,
    wait: (until: number): void => {
      now = until
    },
    send: ({ fields = {}, as = 'json', headers = {}, key, accept = 'application/json' }: Sending) => {
      const wire = encodings[as]?.({ id: '42', value: 'hello', ...fields }) ?? {}
      const sent = key === undefined ? {} : { 'idempotency-key': key }
      const all = { ...wire.headers, ...headers, ...sent, accept }
      return answer({
        ...requestOf({ path: '/api/forms/contact', ...wire, headers: all }),
        deadline: now + 5_000,
      })
    },
    /** A whole list. */
    list: async (state: State) => {
      const page = await repository.page(listQuery(of, { state }), now + 5_000)()
      const ids = E.isRight(page) ? page.right.rows.map(({ id }) => id) : []
      const read = await repository.read(of.name, ids, now + 5_000)()
      return E.isRight(read) ? read.right.submissions : []
    },
  }
}
