/** Why a value was refused. Stable: programs may branch on it. */
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

/** One thing wrong with one field. It never holds what was typed. */
export interface Complaint {
  /** RFC 6901 pointer to the field, such as `/email`; empty where it is about the whole. */
  readonly pointer: string
  readonly code: ComplaintCode
  /** A sentence for the person, saying what to do. */
  readonly message: string
}

/** What a page would call a field, `colours[0]` included; none of it needs an escape in a pointer. */
const isNameLike = (name: string): boolean =>
  /^[\p{Script=Latin}_](?:[\p{Script=Latin}\p{M}\p{N}_.-]|\[[\p{Script=Latin}\p{M}\p{N}_.-]*\])*$/u.test(name)

const longestName = 64

/**
 * RFC 6901 pointer to a top-level name, or to the whole where it does not look like one: JSON or a letter sent as a form
 * reads as one long name, and a complaint must not repeat it. So no name has a space, nor a script that needs none
 * between its words.
 */
export const pointerTo = (name: string): string =>
  name.length <= longestName && isNameLike(name) ? `/${name}` : ''
