import type { Answer, Complaint, Stored } from './answer.js'
import { answerEnglish } from './answer-english.js'
import { newKey, sendPatiently } from './send.js'
import type { Words } from './words.js'

export type { Answer, Complaint, Failed, Stored } from './answer.js'
export type { Words } from './words.js'

/** The part of a form's definition that sending needs: its name, and its check with the server's own words. */
export interface Definition<Input> {
  readonly name: string
  readonly '~standard': {
    readonly validate: (value: unknown) => {
      readonly issues?: readonly Issue[] | undefined
    }
    readonly types?: { readonly input: Input } | undefined
  }
}

interface Issue {
  readonly message: string
  readonly path: readonly PropertyKey[]
}

/** Values to send: a `<form>`'s data, or values by field, with a list for a field that takes several. */
export type Values<Input = Readonly<Record<string, unknown>>> = Input | FormData | URLSearchParams

/** Options of sending. All are optional. */
export interface SendOptions {
  /** URL of the API, for a definition; `/api` by default. */
  readonly api?: string | undefined
  /**
   * Idempotency key, 16 to 255 visible ASCII characters: all attempts under one key are one submission. A new key by
   * default.
   */
  readonly key?: string | undefined
  /** Texts for results without an answer from the server; English by default. */
  readonly words?: Partial<Words> | undefined
  /** Called before each further try with the seconds until then. */
  readonly waiting?: ((seconds: number) => void) | undefined
}

/** A value as a form would send it; empty for no value. */
const texts = (value: unknown): readonly string[] => {
  if (value === undefined || value === null || value === false) return []
  if (Array.isArray(value)) return value.flatMap(texts)
  if (value === true) return ['on']
  return [typeof value === 'string' ? value : JSON.stringify(value)]
}

/** Names and values, urlencoded; files are left out. */
export const contentsOf = (values: object): string => {
  const entries = (
    values instanceof FormData || values instanceof URLSearchParams ? [...values] : Object.entries(values)
  ) as readonly (readonly [string, unknown])[]
  return new URLSearchParams(
    entries.flatMap(([name, value]) =>
      value instanceof Blob ? [] : texts(value).map((text) => [name, text]),
    ),
  ).toString()
}

const complaintOf = ({ message, path }: Issue): Complaint => ({ field: String(path[0] ?? ''), message })

/** Complaints of a definition's check about the values as the server would read them. */
const complaintsOf = (form: Definition<never>, contents: string): readonly Complaint[] => {
  const pairs = new URLSearchParams(contents)
  const input = Object.fromEntries(
    [...new Set(pairs.keys())].map((name) => {
      const [first, ...rest] = pairs.getAll(name)
      return [name, rest.length > 0 ? [first, ...rest] : first]
    }),
  )
  return (form['~standard'].validate(input).issues ?? []).map(complaintOf)
}

/**
 * Sends a submission and returns the answer. It is stored once, however often it is sent: retries are automatic if the
 * server is busy or the connection fails. Never rejects. For pages whose form is made by a framework; `enhance` is for
 * markup.
 *
 * @param form the URL of a form, or its definition, which then checks the values before anything is sent
 * @example
 * const answer = await send('https://api.example.com/api/forms/contact', { email, message })
 * if (answer._tag === 'Stored') thank(answer.stored.message)
 */
export const send = async <Input extends object>(
  form: string | Definition<Input>,
  values: Values<Input>,
  { api = '/api', key = newKey(), words, waiting = () => undefined }: SendOptions = {},
): Promise<Answer> => {
  const contents = contentsOf(values)
  const isAddress = typeof form === 'string'
  const complaints = isAddress ? [] : complaintsOf(form as Definition<never>, contents)
  if (complaints.length > 0) return { _tag: 'Complaints', complaints }
  const action = new URL(isAddress ? form : `${api}/forms/${form.name}`, document.baseURI).href
  return sendPatiently({ action, contents, key }, { ...answerEnglish, ...words }, waiting)
}

/** Progress of a submission. */
export interface Progress<Name extends string = string> {
  readonly state: 'idle' | 'sending' | 'waiting' | 'stored' | 'refused' | 'failed'
  /** Complaints by field; those not about a field are under `''`. */
  readonly complaints: Readonly<Partial<Record<Name | '', string>>>
  /** Text to show: thanks, or the reason for a failure. */
  readonly message?: string | undefined
  readonly stored?: Stored | undefined
  /** Whether the same values may be sent again under the same key. */
  readonly retryable?: boolean | undefined
  /** Seconds until the next try, while `waiting`. */
  readonly seconds?: number | undefined
}
