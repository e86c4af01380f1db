/** Why a value was refused. Stable: programs may branch on it. */
export type ComplaintCode =
  'required' | 'too-short' | 'too-long' | 'not-text' | 'not-well-formed' | 'unknown-field' | 'invalid'

/** One thing wrong with one field. It never holds what was typed. */
export interface Complaint {
  /** RFC 6901 pointer to the field, such as `/email`. */
  readonly pointer: string
  readonly code: ComplaintCode
  /** A sentence for the person, saying what to do. */
  readonly message: string
}

/** RFC 6901 pointer to a top-level name. Names that no form declares are cut: they are a stranger's text. */
export const pointerTo = (name: string): string =>
  `/${name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`
