/** Why a value was refused. Stable: programs may branch on it. */
export type ComplaintCode =
  'required' | 'too-short' | 'too-long' | 'not-text' | 'not-well-formed' | 'unknown-field' | 'invalid'

/** One thing wrong with one field. It never holds what was typed. */
export interface Complaint {
  /** RFC 6901 pointer to the field, such as `/email`; empty where it is about the whole. */
  readonly pointer: string
  readonly code: ComplaintCode
  /** A sentence for the person, saying what to do. */
  readonly message: string
}

/** What a person would call a name; none of it needs an escape in a pointer. */
const nameLike = /^[A-Za-z][\w.-]{0,63}$/

/**
 * RFC 6901 pointer to a top-level name, or to the whole where it does not look like one: JSON sent as a form reads as
 * one long name, and a complaint must not repeat it.
 */
export const pointerTo = (name: string): string => (nameLike.test(name) ? `/${name}` : '')
