/** Assertions on a value: the part of `expect` that jest, vitest and the package `expect` share. */
export interface Matchers {
  /** Is the same value by `Object.is`. */
  toBe(expected: unknown): void
  /** Has the same members, ignoring undefined ones. */
  toEqual(expected: unknown): void
  /** Has these members; an array has exactly these elements. */
  toMatchObject(expected: unknown): void
  /** Contains this element or this text. */
  toContain(expected: unknown): void
  /** Is a number of at most this. */
  toBeLessThanOrEqual(most: number): void
  readonly not: Omit<Matchers, 'not'>
}

/** `expect` of jest, vitest or the package `expect`. */
export type Expect = (actual: unknown) => Matchers

/** Defines a test. */
export interface It {
  (name: string, run: () => Promise<void>, timeout?: number): unknown
  /** Names a test without running it. */
  readonly skip: (name: string, run: () => Promise<void>) => unknown
}

/**
 * Test runner. With jest or vitest, all three members come from it; with node:test, `describe` and `it` do, and
 * `expect` comes from the package `expect`.
 */
export interface Runner {
  /** Groups tests under a name. */
  readonly describe: (name: string, define: () => void) => unknown
  readonly it: It
  readonly expect: Expect
}
