import * as t from 'io-ts'

/** Progress of an import, kept in a file from which a stopped import resumes. */
export const Tally = t.type({
  /** Number of the last completed line. */
  line: t.number,
  stored: t.number,
  /** Rows that were stored already. */
  there: t.number,
  duplicates: t.number,
  refused: t.number,
  /** Start of each day with stored rows, in milliseconds since 1970. */
  days: t.readonlyArray(t.number),
  /** Start of the import, in milliseconds since 1970. */
  now: t.number,
})
export type Tally = t.TypeOf<typeof Tally>

/** The tally of a new import. */
export const begun = (now: number): Tally => ({
  line: 0,
  stored: 0,
  there: 0,
  duplicates: 0,
  refused: 0,
  days: [],
  now,
})

/** Number of rows read. */
export const rowsIn = ({ stored, there, duplicates, refused }: Tally): number =>
  stored + there + duplicates + refused
