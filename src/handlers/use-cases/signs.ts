import type { AnyForm, Fields } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { judge, signsOf } from '../../domain/spam/judge.js'
import type { Reason } from '../../domain/spam/reason.js'
import { secondsShown, timeTokenIn } from '../../domain/spam/time-token.js'
import type { Mac } from '../../ports/mac.js'

/** Circumstances of a submission. */
interface Came {
  readonly form: AnyForm
  readonly key?: string | undefined
  readonly trapped?: boolean
}

/** Seconds since the page with this key was shown; `undefined` unless known for certain. */
const secondsOf = (mac: Mac | undefined, { form, key }: Came, now: Instant): number | undefined => {
  const token = mac === undefined ? undefined : timeTokenIn(form.name, key)
  return token !== undefined && mac?.verify('time', token.signed, token.mac) === true
    ? secondsShown(token.shownAt, now)
    : undefined
}

/** Signs of spam in a submission itself: in its circumstances and its content. */
export const signsIn = (
  mac: Mac | undefined,
  came: Came,
  fields: Fields,
  now: Instant,
): readonly Reason[] => {
  const { trapped = false, form } = came
  const judged = judge(signsOf(form.spam, { trapped, seconds: secondsOf(mac, came, now), fields }))
  return judged._tag === 'Held' ? judged.why : []
}
