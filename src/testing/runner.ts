/** What is said of a value: the part of `expect` that jest, vitest and the package `expect` share. */
export interface Matchers {
  toBe(expected: unknown): void
  toEqual(expected: unknown): void
  toMatchObject(expected: unknown): void
  toContain(expected: unknown): void
  toBeLessThanOrEqual(most: number): void
  readonly not: Omit<Matchers, 'not'>
}

export type Expect = (actual: unknown) => Matchers

/** A test, or one that is named and not run. */
export interface It {
  (name: string, run: () => Promise<void>, timeout?: number): unknown
  readonly skip: (name: string, run: () => Promise<void>) => unknown
}

/** What runs the tests: of jest and vitest all three; of node:test `describe` and `it`, with `expect` of the package `expect`. */
export interface Runner {
  readonly describe: (name: string, define: () => void) => unknown
  readonly it: It
  readonly expect: Expect
}
