/**
 * What suites import of `@jest/globals`, for the suite that runs now. The bindings are live: a helper that several
 * suites import sees those of each.
 */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test

export const setGlobals = (globals) => {
  ;({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals)
}
