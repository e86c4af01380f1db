import type { Answer, Complaint, Stored } from './answer.js'
import { answerEnglish } from './answer-english.js'
import { newKey, sendPatiently } from './send.js'
import type { Words } from './words.js'

export type { Answer, Complaint, Failed, Stored } from './answer.js'
export type { Words } from './words.js'

/** A form's definition, as far as sending looks at it: its name, and its check, which has the server's own words. */
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

/** What is sent: what a `<form>` holds, or values by field, a list where a field takes several. */
export type Values<Input = Readonly<Record<string, unknown>>> = Input | FormData | URLSearchParams

/** How a submission is sent. Everything may be left out. */
export interface SendOptions {
  /** Where the API is, for a definition; `/api` by default. */
  readonly api?: string | undefined
  /** The idempotency key, 16 to 255 visible ASCII characters: all tries under one key are one submission. A new one by default. */
  readonly key?: string | undefined
  /** What is said where no answer of the server says it; English by default. */
  readonly words?: Partial<Words> | undefined
  /** Told, before each further try, in how many seconds it will be. */
  readonly waiting?: ((seconds: number) => void) | undefined
}

/** A value as a form sends it; none where there is none. */
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

/** What a definition has against values, which it is given as they would arrive. */
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
 * Sends a submission and says what became of it: once, however often it is tried, which it is by itself where the server
 * is busy or the way is broken. Never rejects. For pages whose form is made by a framework; `enhance` is for markup.
 *
 * @param form the address of a form, or its definition, which then checks the values before anything is sent
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

/** What became of a submission so far. */
export interface Progress<Name extends string = string> {
  readonly state: 'idle' | 'sending' | 'waiting' | 'stored' | 'refused' | 'failed'
  /** What is wrong, by field; `''` where no field is meant. */
  readonly complaints: Readonly<Partial<Record<Name | '', string>>>
  /** What to say: thanks, or why it failed. */
  readonly message?: string | undefined
  readonly stored?: Stored | undefined
  /** The same values may be sent again, under the same key. */
  readonly retryable?: boolean | undefined
  /** Seconds until the next try, while it waits for it. */
  readonly seconds?: number | undefined
}
