import * as t from 'io-ts'
import type { Proved } from '../../ports/humans.js'

/** A provider's answer about a token. An answer of another shape is ignored. */
const Said = t.intersection([
  t.type({ success: t.boolean }),
  t.partial({
    'error-codes': t.union([t.readonlyArray(t.string), t.null]),
    hostname: t.union([t.string, t.null]),
    action: t.union([t.string, t.null]),
  }),
])

/** Error codes about the token. All others are about the request, its secret or the provider itself. */
const ofToken: ReadonlySet<string> = new Set([
  'missing-input-response',
  'invalid-input-response',
  'expired-input-response',
  'already-seen-response',
  'invalid-or-already-seen-response',
  'timeout-or-duplicate',
])

/** Expected purpose of a token. */
export interface Expected {
  /** Hosts of pages that may have requested it; undefined for any. */
  readonly hosts: ReadonlySet<string> | undefined
  /** The form's name, as a page passes it to the provider. */
  readonly action: string
}

const isExpected = ({ hostname, action }: t.TypeOf<typeof Said>, { hosts, ...expected }: Expected): boolean =>
  (!hostname || hosts?.has(hostname) !== false) && (!action || action === expected.action)

/**
 * Translates a provider's answer into a verdict: `unavailable` unless the answer is about the token.
 *
 * @param expected undefined if the token may have any purpose
 */
export const verdictOf = (said: unknown, expected: Expected | undefined): Proved => {
  if (!Said.is(said)) return 'unavailable'
  if (said.success) return expected === undefined || isExpected(said, expected) ? 'proved' : 'refused'
  return (said['error-codes'] ?? []).every((code) => ofToken.has(code)) ? 'refused' : 'unavailable'
}
