import type { Visit } from './visit.js'

/** What a check saw. */
export type CheckResult =
  | { readonly _tag: 'Fine'; readonly note: string }
  /** What is wrong, what most likely causes it, and what somebody should do about it. */
  | { readonly _tag: 'Wrong'; readonly found: string; readonly cause: string; readonly fix: string }
  /** Not looked at, and why. */
  | { readonly _tag: 'Left'; readonly why: string }

/** One question about a deployment, answered in one line. */
export interface Check {
  /** For programs; does not change. */
  readonly id: string
  readonly title: string
  /** Checks without which this one would only repeat their finding. */
  readonly needs?: readonly string[]
  readonly look: (visit: Visit) => Promise<CheckResult>
}

export const fine = (note: string): CheckResult => ({ _tag: 'Fine', note })
export const left = (why: string): CheckResult => ({ _tag: 'Left', why })
export const wrong = (found: string, cause: string, fix: string): CheckResult => ({
  _tag: 'Wrong',
  found,
  cause,
  fix,
})
