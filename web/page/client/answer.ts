import { filled, type Words } from './words.js'

/** What an answer means to the person who pressed Submit. */
export type Answer =
  | { readonly _tag: 'Stored'; readonly stored: Stored }
  | { readonly _tag: 'Complaints'; readonly complaints: readonly Complaint[] }
  | Failed

export interface Failed {
  readonly _tag: 'Failed'
  readonly message: string
  /** The same contents under the same key may be sent again. */
  readonly retryable: boolean
  /** It is worth another try without being asked, after so many milliseconds at least. */
  readonly pause?: number | undefined
  /** Nobody answered. */
  readonly unreached?: boolean
}

/** What was stored, as the person may keep it. */
export interface Stored {
  readonly id: string
  readonly message: string
  readonly receipt: string | undefined
  /** What the form computed, where it computes something. */
  readonly result: unknown
  /** The address of the page that thanks for it, where there is one. */
  readonly next: string | undefined
  /** It had been stored before; nothing was stored twice. */
  readonly replayed: boolean
}

/** One thing that is wrong with one field. */
export interface Complaint {
  /** The field's name; `''` where no field is meant. */
  readonly field: string
  readonly message: string
}

type Json = Readonly<Record<string, unknown>>

const isJson = (u: unknown): u is Json => typeof u === 'object' && u !== null

const textIn = (json: Json, name: string): string | undefined => {
  const value = json[name]
  return typeof value === 'string' && value ? value : undefined
}

const parsed = (text: string): Json => {
  try {
    const json: unknown = JSON.parse(text)
    return isJson(json) ? json : {}
  } catch {
    return {}
  }
}

/** The first name of a pointer: the field, or the one that the value is part of. No name has an escape in it. */
const fieldOf = (pointer = ''): string => pointer.split('/')[1] ?? ''

const complaintsIn = ({ errors }: Json, { invalid }: Words): readonly Complaint[] =>
  (Array.isArray(errors) ? errors : []).filter(isJson).map((error) => ({
    field: fieldOf(textIn(error, 'pointer')),
    message: textIn(error, 'message') ?? invalid,
  }))

/** Milliseconds that the server asks for: seconds or a date, by RFC 9110; none where it does not ask. */
const askedPause = (retryAfter: string | null): number =>
  Math.max(0, Number(retryAfter) * 1000 || Date.parse(retryAfter ?? '') - Date.now() || 0)

/** Statuses of a server, or of something before it, that is away for the moment. */
const passing: readonly number[] = [429, 502, 503, 504]

/** What the API itself says of a failure; a gateway's own error has no `code`, and a `message` for programmers. */
const saidBy = (json: Json): string | undefined =>
  textIn(json, 'code') === undefined ? undefined : textIn(json, 'message')

const problem = ({ status, headers }: Response, json: Json, words: Words): Answer => {
  const said = saidBy(json)
  const complaints = said === undefined ? [] : complaintsIn(json, words)
  if (complaints.length > 0) return { _tag: 'Complaints', complaints }
  const mayPass = status >= 500 || status === 429 || status === 408
  const retryable = said === undefined ? mayPass : json['retryable'] === true
  return {
    _tag: 'Failed',
    message: said ?? filled(mayPass ? words.busy : words.refused, status),
    retryable,
    pause: retryable && passing.includes(status) ? askedPause(headers.get('retry-after')) : undefined,
  }
}

/** Reads an answer. Success is believed only with the id of what was stored: any page can have status 200. */
export const readAnswer = async (response: Response, words: Words): Promise<Answer> => {
  const json = parsed(await response.text())
  if (!response.ok) return problem(response, json, words)
  const id = textIn(json, 'id')
  if (id === undefined) return { _tag: 'Failed', message: words.unreadable, retryable: true }
  return {
    _tag: 'Stored',
    stored: {
      id,
      message: textIn(json, 'message') ?? words.received,
      receipt: textIn(json, 'receipt'),
      result: json['result'],
      next: textIn(json, 'next'),
      replayed: response.headers.get('idempotency-replayed') === 'true',
    },
  }
}
