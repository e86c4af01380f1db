/**
 * What suites import from `@jest/globals`, for the suite that is running. The bindings are live: a helper that several
 * suites import sees those of each.
 */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test

export const setGlobals = (globals) => {
  ;({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals)
}
