import * as t from 'io-ts'

/** What became of the rows so far. It is kept in a file, so that a stopped import resumes there. */
export const Tally = t.type({
  /** The last line that is done with. */
  line: t.number,
  stored: t.number,
  /** Stored before. */
  there: t.number,
  duplicates: t.number,
  refused: t.number,
  /** First moments of the days of the rows that are in the store. */
  days: t.readonlyArray(t.number),
  /** When the import began, in milliseconds. */
  now: t.number,
})
export type Tally = t.TypeOf<typeof Tally>

/** Nothing is done yet. */
export const begun = (now: number): Tally => ({
  line: 0,
  stored: 0,
  there: 0,
  duplicates: 0,
  refused: 0,
  days: [],
  now,
})

/** Rows that were read. */
export const rowsIn = ({ stored, there, duplicates, refused }: Tally): number =>
  stored + there + duplicates + refused
