/** What an answer means to the person who pressed Submit. */
export type Answer =
  | { readonly _tag: 'Stored'; readonly stored: Stored }
  | { readonly _tag: 'Complaints'; readonly complaints: readonly Complaint[] }
  | {
      readonly _tag: 'Failed'
      readonly message: string
      /** The same contents under the same key may be sent again. */
      readonly retryable: boolean
      /** The key can bring no other answer than this one. */
      readonly keySpent: boolean
    }

export interface Stored {
  readonly id: string
  readonly message: string
  readonly receipt: string | undefined
  /** It had been stored before; nothing was stored twice. */
  readonly replayed: boolean
}

export interface Complaint {
  /** `''` where no field is meant. */
  readonly field: string
  readonly message: string
}

type Json = Readonly<Record<string, unknown>>

const isJson = (u: unknown): u is Json => typeof u === 'object' && u !== null

const textIn = (json: Json, name: string): string | undefined => {
  const value = json[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const parsed = (text: string): Json => {
  try {
    const json: unknown = JSON.parse(text)
    return isJson(json) ? json : {}
  } catch {
    return {}
  }
}

/** The first name of a pointer: the field, or the one that the value is part of. */
const fieldOf = (pointer = ''): string =>
  (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~')

const complaintsIn = ({ errors }: Json): readonly Complaint[] =>
  (Array.isArray(errors) ? errors : []).filter(isJson).map((error) => ({
    field: fieldOf(textIn(error, 'pointer')),
    message: textIn(error, 'message') ?? 'This is not valid.',
  }))

const failed = (message: string, retryable: boolean, keySpent = false): Answer => ({
  _tag: 'Failed',
  message,
  retryable,
  keySpent,
})

/** What a person reads when nobody answered, or only something on the way did. */
export const unreachable: Answer = failed(
  'The server could not be reached, or did not answer in time. Trying again is safe.',
  true,
)

const unreadable = failed(
  'The answer could not be read, so this may or may not have been stored. Trying again is safe.',
  true,
)

/** A gateway's own error has no `code`, and a `message` for programmers. */
const foreignFailure = (status: number): Answer =>
  status >= 500 || status === 429 || status === 408
    ? failed(`The server could not take this just now (status ${status}). Trying again is safe.`, true)
    : failed(`The server refused this (status ${status}). It was not stored.`, false)

const isSpent = (status: number, code: string): boolean =>
  status === 409 || status === 410 || code === 'idempotency-key-reused'

const problem = (status: number, json: Json): Answer => {
  const code = textIn(json, 'code')
  const message = textIn(json, 'message')
  if (code === undefined || message === undefined) return foreignFailure(status)
  const complaints = complaintsIn(json)
  return complaints.length > 0
    ? { _tag: 'Complaints', complaints }
    : failed(message, json['retryable'] === true, isSpent(status, code))
}

/** Reads an answer. Success is believed only with the id of what was stored: any page can have status 200. */
export const readAnswer = async (response: Response): Promise<Answer> => {
  const json = parsed(await response.text())
  if (!response.ok) return problem(response.status, json)
  const id = textIn(json, 'id')
  return id === undefined
    ? unreadable
    : {
        _tag: 'Stored',
        stored: {
          id,
          message: textIn(json, 'message') ?? 'Received.',
          receipt: textIn(json, 'receipt'),
          replayed: response.headers.get('idempotency-replayed') === 'true',
        },
      }
}
