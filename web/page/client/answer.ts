import { filled, type AnswerWords } from './words.js'

/** The meaning of a response to the person who pressed Submit. */
export type Answer =
  | { readonly _tag: 'Stored'; readonly stored: Stored }
  | { readonly _tag: 'Complaints'; readonly complaints: readonly Complaint[] }
  | Failed

export interface Failed {
  readonly _tag: 'Failed'
  readonly message: string
  /** Whether the same values may be sent again under the same key. */
  readonly retryable: boolean
  /** Minimum milliseconds before an automatic retry; undefined if none is worthwhile. */
  readonly pause?: number | undefined
  /** Whether there was no response. */
  readonly unreached?: boolean
}

/** A stored submission, as the person may keep it. */
export interface Stored {
  readonly id: string
  readonly message: string
  readonly receipt: string | undefined
  /** The computed result, if the form has a computation. */
  readonly result: unknown
  /** The URL of the page with the thanks, if there is one. */
  readonly next: string | undefined
  /** Whether it had been stored before; it was not stored twice. */
  readonly replayed: boolean
}

/** A complaint about one field. */
export interface Complaint {
  /** The field's name; `''` if the complaint is not about a field. */
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

/** The first name in a pointer: the field. Field names need no unescaping. */
const fieldOf = (pointer = ''): string => pointer.split('/')[1] ?? ''

const complaintsIn = ({ errors }: Json, { invalid }: AnswerWords): readonly Complaint[] =>
  (Array.isArray(errors) ? errors : []).filter(isJson).map((error) => ({
    field: fieldOf(textIn(error, 'pointer')),
    message: textIn(error, 'message') ?? invalid,
  }))

/** Milliseconds that the server asks to wait, from seconds or a date (RFC 9110); 0 if it does not ask. */
const askedPause = (retryAfter: string | null): number =>
  Math.max(0, Number(retryAfter) * 1000 || Date.parse(retryAfter ?? '') - Date.now() || 0)

/** Statuses of a server, or a proxy, that is temporarily unavailable. */
const passing: readonly number[] = [429, 502, 503, 504]

/** The API's own sentence about a failure. A gateway's error has no `code`, and a `message` for programmers. */
const saidBy = (json: Json): string | undefined =>
  textIn(json, 'code') === undefined ? undefined : textIn(json, 'message')

const problem = ({ status, headers }: Response, json: Json, words: AnswerWords): Answer => {
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

/**
 * Reads a response. A response is a success only if it has the id of the stored submission, as any page can have
 * status 200.
 */
export const readAnswer = async (response: Response, words: AnswerWords): Promise<Answer> => {
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
      replayed: response.headers.has('idempotency-replayed'),
    },
  }
}
