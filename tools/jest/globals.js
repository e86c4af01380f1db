/**
 * What suites import from `@jest/globals`, for the suite that is running. The bindings are live: a helper
 * imported by several suites uses those of the suite that is running.
 */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test

export const setGlobals = (globals) => {
  ;({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals)
}
