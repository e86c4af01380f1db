/** What is said of a value: the part of `expect` that jest, vitest and the package `expect` share. */
export interface Matchers {
  /** Is the same, as `Object.is` has it. */
  toBe(expected: unknown): void
  /** Has the same members, those that are undefined aside. */
  toEqual(expected: unknown): void
  /** Has these members; of an array exactly these elements. */
  toMatchObject(expected: unknown): void
  /** Has this element, or this text in it. */
  toContain(expected: unknown): void
  /** Is a number of at most this. */
  toBeLessThanOrEqual(most: number): void
  readonly not: Omit<Matchers, 'not'>
}

/** `expect` of jest, vitest or the package `expect`. */
export type Expect = (actual: unknown) => Matchers

/** A test, or one that is named and not run. */
export interface It {
  (name: string, run: () => Promise<void>, timeout?: number): unknown
  /** Names a test that is not run. */
  readonly skip: (name: string, run: () => Promise<void>) => unknown
}

/** What runs the tests: of jest and vitest all three; of node:test `describe` and `it`, with `expect` of the package `expect`. */
export interface Runner {
  /** Groups tests under a name. */
  readonly describe: (name: string, define: () => void) => unknown
  readonly it: It
  readonly expect: Expect
}
