import { epochSeconds, type Instant } from '../../kernel/instant.js'
import type { SubmissionId } from '../../submission/identity.js'
import type { Told } from '../event.js'

/** Progress of notifying one target. */
export interface TargetState {
  /** `summed`: not sent on its own, but counted in the summary at the end of the hour. */
  readonly state: 'due' | 'done' | 'dead' | 'summed'
  /** Attempts since it became due. */
  readonly tries: number
  /** Attempts that the target refused as invalid. */
  readonly refusals?: number | undefined
  /** The time at which it is due; in other states, the time at which it reached that state. */
  readonly at: Instant
  readonly last?: { readonly at: Instant; readonly said: string } | undefined
}

/** The notifications about the newest event of one submission. It contains no value that a person typed. */
export interface Delivery extends Told {
  readonly form: string
  readonly id: SubmissionId
  readonly targets: Readonly<Record<string, TargetState>>
  /** Raised by each write; 0 before the first. */
  readonly rev: number
  /** The time until which one process holds it, in order to send it and record the result. */
  readonly lease?: Instant | undefined
  /** Present on a sample that an owner asked for; there is no submission. */
  readonly sample?: true | undefined
  /** Present if writing it rings the doorbell, so that it is sent at once. */
  readonly rings?: true | undefined
  /** Epoch seconds. */
  readonly expiresAt?: number | undefined
}

/** The remains of a delivery whose submission is gone, so that no late write brings it back. */
export interface GoneDelivery {
  readonly form: string
  readonly id: SubmissionId
  readonly rev: number
  readonly gone: true
  /** Epoch seconds. */
  readonly expiresAt: number
}

/** The place of a delivery in a list of its form: by time, then by id. */
export interface DeliveryPosition {
  readonly at: Instant
  /** A submission's id; `''` comes before all deliveries of that moment, `~` after them. */
  readonly id: string
}

/** A stored item under a submission's id. */
export type KeptDelivery = Delivery | GoneDelivery

export const isGone = (kept: KeptDelivery): kept is GoneDelivery => 'gone' in kept

/** Lifetime, in seconds, of the remains of a delivery: the same as that of its submission's tombstone. */
const goneSeconds = 86_400

/** The remains of a delivery whose submission is gone. */
export const goneDelivery = (
  { form, id, rev }: Pick<Delivery, 'form' | 'id' | 'rev'>,
  now: Instant,
): GoneDelivery => ({ form, id, rev, gone: true, expiresAt: epochSeconds(now) + goneSeconds })

/** Names of the targets in one state. */
export const namesIn = (
  { targets }: Pick<Delivery, 'targets'>,
  state: TargetState['state'],
): readonly string[] => Object.keys(targets).filter((name) => targets[name]?.state === state)

/** The list that a delivery is in and its time there; undefined once everything is sent. */
export const placeOf = (
  delivery: Delivery,
): { readonly list: 'due' | 'dead'; readonly at: Instant } | undefined => {
  const list = (['due', 'dead'] as const).find((state) => namesIn(delivery, state).length > 0)
  if (list === undefined) return undefined
  const own = Math.min(...namesIn(delivery, list).map((name) => delivery.targets[name]?.at ?? 0))
  return { list, at: list === 'due' ? Math.max(own, delivery.lease ?? 0) : own }
}

/** Names of the targets that are due by `now`. */
export const ripe = (delivery: Delivery, now: Instant): readonly string[] =>
  namesIn(delivery, 'due').filter((name) => (delivery.targets[name]?.at ?? 0) <= now)

/** The state of a target that is due for a first attempt. */
export const dueNow = (at: Instant): TargetState => ({ state: 'due', tries: 0, at })

/** The delivery with some targets due again now, under the same notification ids; it rings the doorbell. */
export const again = (delivery: Delivery, names: readonly string[], now: Instant): Delivery => ({
  ...delivery,
  targets: {
    ...delivery.targets,
    ...Object.fromEntries(
      names.map((name) => [name, { ...dueNow(now), last: delivery.targets[name]?.last }]),
    ),
  },
  lease: undefined,
  rings: true,
})
