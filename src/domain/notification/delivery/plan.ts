import type { Instant } from '../../kernel/instant.js'
import { type Delivery, dueNow, isGone, type KeptDelivery, namesIn, ripe } from './delivery-state.js'
import { isSame, type Told } from '../event.js'

/** A submission as it is now, as far as notifications need it. */
export interface CurrentSubmission extends Told {
  readonly form: string
  readonly id: string
  /** Whether it is stored but not open yet. */
  readonly waits: boolean
  /** Configured targets that its form notifies, given these answers; none for a test. */
  readonly told: readonly string[]
  /** Epoch seconds. */
  readonly expiresAt?: number | undefined
}

/** The next step for one submission. */
export type Plan =
  | { readonly _tag: 'Nothing' }
  /** The submission is gone; replace its delivery with the remains of one. */
  | { readonly _tag: 'Forget'; readonly delivery: Delivery }
  /** It waits to be opened; look again later. */
  | { readonly _tag: 'Postpone'; readonly delivery: Delivery }
  | {
      readonly _tag: 'Tell'
      readonly delivery: Delivery
      /** May be empty: then the delivery is only written. */
      readonly targets: readonly string[]
      /** Whether to claim it first, as another process may be about to send it. */
      readonly claim: boolean
    }

const nothing: Plan = { _tag: 'Nothing' }

/** Milliseconds until a waiting submission is looked at again. Opening it rings the doorbell in any case. */
const postponed = 15 * 60_000

/** Duration of a claim, in milliseconds: longer than the function's timeout. */
export const leaseMilliseconds = 120_000

const finished: readonly string[] = ['done', 'summed']

/** The newest event replaces an older one. Targets that already have exactly these values are not notified again. */
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

/** Resumes from the stored delivery. */
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
 * The next step for a submission, whether a stream record, the sweep or a replay asks. It depends only on the
 * submission's current state, so records may arrive twice, late and in any order.
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

/** The delivery, claimed by one process. */
export const claimed = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  lease: now + leaseMilliseconds,
  rings: undefined,
})

/** Whether a submission has an event that its delivery does not include, or targets that are not finished. */
export const isUntold = (present: CurrentSubmission, kept: KeptDelivery | undefined): boolean => {
  if (present.waits || present.told.length === 0) return false
  if (kept === undefined || isGone(kept) || !isSame(kept, present)) return true
  return namesIn(kept, 'due').length + namesIn(kept, 'dead').length > 0
}
