import { lazily } from './lazily.js'
/** Reasons for refusing a value. Stable: programs may branch on them. */
export const complaintCodes = [
  'required',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'too-early',
  'too-late',
  'too-many-digits',
  'pattern',
  'not-text',
  'not-well-formed',
  'not-an-email',
  'not-a-url',
  'not-a-phone-number',
  'not-a-number',
  'ambiguous-number',
  'not-an-integer',
  'not-exact',
  'not-yes-or-no',
  'not-a-choice',
  'not-a-date',
  'not-a-time',
  'not-accepted',
  'not-expected',
  'unknown-field',
  'invalid',
] as const

/** One of `complaintCodes`. */
export type ComplaintCode = (typeof complaintCodes)[number]

/** Whether a codec's message is one of the codes. */
export const isComplaintCode = (code: unknown): code is ComplaintCode =>
  (complaintCodes as readonly unknown[]).includes(code)

/** One problem with one field. It never contains the value. */
export interface Complaint {
  /** RFC 6901 pointer to the field, such as `/email`; empty if the complaint is about the whole submission. */
  readonly pointer: string
  readonly code: ComplaintCode
  /** A sentence that tells the sender what to do. */
  readonly message: string
}

const letter = '\\p{Script=Latin}'
const sign = `${letter}\\p{M}\\p{N}_.-`

/** Whether a text looks like a field name, `colours[0]` included. Such names need no escaping in a pointer. */
const nameLike = lazily(() => new RegExp(`^[${letter}_](?:[${sign}]|\\[[${sign}]*\\])*$`, 'u'))

const isNameLike = (name: string): boolean => nameLike().test(name)

const longestName = 64

/**
 * RFC 6901 pointer to a top-level name, or to the whole submission if the name does not look like a field's: JSON or a
 * letter sent as a form parses as one long name, and a complaint must not repeat it. Names therefore contain no
 * spaces, and no characters of scripts that are written without spaces.
 */
export const pointerTo = (name: string): string =>
  name.length <= longestName && isNameLike(name) ? `/${name}` : ''
