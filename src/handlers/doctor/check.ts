import type { Visit } from './visit.js'

/** Result of a check. */
export type CheckResult =
  | { readonly _tag: 'Fine'; readonly note: string }
  /** A problem, its most likely cause and the fix. */
  | { readonly _tag: 'Wrong'; readonly found: string; readonly cause: string; readonly fix: string }
  /** Not checked, and the reason. */
  | { readonly _tag: 'Left'; readonly why: string }

/** One question about a deployment, answered in one line. */
export interface Check {
  /** Identifier for programs; does not change. */
  readonly id: string
  readonly title: string
  /** Checks that must pass first; otherwise this check would only repeat their finding. */
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
