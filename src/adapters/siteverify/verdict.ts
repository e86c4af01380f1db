import * as t from 'io-ts'
import type { Proved } from '../../ports/humans.js'

/** What a provider says of a token. Whatever has another shape says nothing. */
const Said = t.intersection([
  t.type({ success: t.boolean }),
  t.partial({
    'error-codes': t.union([t.readonlyArray(t.string), t.null]),
    hostname: t.union([t.string, t.null]),
    action: t.union([t.string, t.null]),
  }),
])

/** The codes that speak of the token. All others speak of the request, of its secret, or of the provider itself. */
const ofToken: ReadonlySet<string> = new Set([
  'missing-input-response',
  'invalid-input-response',
  'expired-input-response',
  'already-seen-response',
  'invalid-or-already-seen-response',
  'timeout-or-duplicate',
])

/** What a token was to be made for. */
export interface Expected {
  /** Hosts on whose pages it may have been made; undefined where any will do. */
  readonly hosts: ReadonlySet<string> | undefined
  /** The form, as a page names it to the provider. */
  readonly action: string
}

const isExpected = ({ hostname, action }: t.TypeOf<typeof Said>, { hosts, ...expected }: Expected): boolean =>
  (!hostname || hosts?.has(hostname) !== false) && (!action || action === expected.action)

/**
 * A provider's answer as a verdict: `unavailable` wherever it is no answer about the token.
 *
 * @param expected undefined where the token may have been made for anything
 */
export const verdictOf = (said: unknown, expected: Expected | undefined): Proved => {
  if (!Said.is(said)) return 'unavailable'
  if (said.success) return expected === undefined || isExpected(said, expected) ? 'proved' : 'refused'
  return (said['error-codes'] ?? []).every((code) => ofToken.has(code)) ? 'refused' : 'unavailable'
}
