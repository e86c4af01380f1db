import type { Instant } from '../../kernel/instant.js'
import { type Delivery, dueNow, isGone, type KeptDelivery, namesIn, ripe } from './delivery-state.js'
import { isSame, type Told } from '../event.js'

/** A submission as it is now, as far as telling goes. */
export interface CurrentSubmission extends Told {
  readonly form: string
  readonly id: string
  /** Stored, and not open yet. */
  readonly waits: boolean
  /** The configured targets that its form tells of these answers; none of a test. */
  readonly told: readonly string[]
  /** Epoch seconds. */
  readonly expiresAt?: number | undefined
}

/** What is to be done about one submission. */
export type Plan =
  | { readonly _tag: 'Nothing' }
  /** The submission is gone, and what is kept of its telling goes with it. */
  | { readonly _tag: 'Forget'; readonly delivery: Delivery }
  /** It waits to be opened: due, later. */
  | { readonly _tag: 'Postpone'; readonly delivery: Delivery }
  | {
      readonly _tag: 'Tell'
      readonly delivery: Delivery
      /** May be none: then the delivery is only written down. */
      readonly targets: readonly string[]
      /** Whether others may be about to tell the same: then it is claimed first. */
      readonly claim: boolean
    }

const nothing: Plan = { _tag: 'Nothing' }

/** Milliseconds until a submission that waits is looked at again; opening it rings by itself. */
const postponed = 15 * 60_000

/** How long a claim holds: longer than a function runs. */
export const leaseMilliseconds = 120_000

const finished: readonly string[] = ['done', 'summed']

/** The newest event takes the place of an older one. Who has the very same values already is not told them again. */
const begun = (present: CurrentSubmission, old: Delivery | undefined, now: Instant): Delivery => {
  const { form, id, receipt, event, told, expiresAt } = present
  const before = old?.receipt === receipt ? old.targets : {}
  const targets = Object.fromEntries(
    told.map((name) => {
      const state = before[name]
      return [name, state !== undefined && finished.includes(state.state) ? state : dueNow(now)]
    }),
  )
  return { form, id, receipt, event, targets, rev: old?.rev ?? 0, expiresAt }
}

const postpone = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  lease: undefined,
  rings: undefined,
  targets: Object.fromEntries(
    Object.entries(delivery.targets).map(([name, state]) => [
      name,
      state.state === 'due' ? { ...state, at: Math.max(state.at, now + postponed) } : state,
    ]),
  ),
})

/** Resumes with what is kept. */
const continued = (delivery: Delivery, now: Instant): Plan => {
  const targets = ripe(delivery, now)
  const isTaken = delivery.lease !== undefined && delivery.lease > now
  return isTaken || targets.length === 0 ? nothing : { _tag: 'Tell', delivery, targets, claim: true }
}

const started = (present: CurrentSubmission, old: Delivery | undefined, now: Instant): Plan => {
  const delivery = begun(present, old, now)
  const { targets } = delivery
  return Object.keys(targets).length === 0 && old === undefined
    ? nothing
    : { _tag: 'Tell', delivery, targets: ripe(delivery, now), claim: false }
}

const whileWaiting = (delivery: Delivery | undefined, now: Instant): Plan =>
  delivery === undefined || ripe(delivery, now).length === 0
    ? nothing
    : { _tag: 'Postpone', delivery: postpone(delivery, now) }

/**
 * What is to be done about a submission, whoever asks: a record of the stream, the sweep, a replay. The submission as
 * it is now decides, never what rang: so records may come twice, late, in any order.
 */
export const planOf = (
  present: CurrentSubmission | undefined,
  kept: KeptDelivery | undefined,
  now: Instant,
): Plan => {
  const delivery = kept === undefined || isGone(kept) ? undefined : kept
  if (delivery?.sample === true) return continued(delivery, now)
  if (present === undefined) return delivery === undefined ? nothing : { _tag: 'Forget', delivery }
  if (present.waits) return whileWaiting(delivery, now)
  return delivery !== undefined && isSame(delivery, present)
    ? continued(delivery, now)
    : started(present, delivery, now)
}

/** A delivery that one process is telling. */
export const claimed = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  lease: now + leaseMilliseconds,
  rings: undefined,
})

/** Whether a submission has an event that its delivery knows nothing of, or targets that are not finished. */
export const isUntold = (present: CurrentSubmission, kept: KeptDelivery | undefined): boolean => {
  if (present.waits || present.told.length === 0) return false
  if (kept === undefined || isGone(kept) || !isSame(kept, present)) return true
  return namesIn(kept, 'due').length + namesIn(kept, 'dead').length > 0
}
