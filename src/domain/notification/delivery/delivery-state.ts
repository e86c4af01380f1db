import { epochSeconds, type Instant } from '../../kernel/instant.js'
import type { SubmissionId } from '../../submission/identity.js'
import type { Told } from '../event.js'

/** How far the telling of one target has come. */
export interface TargetState {
  /** `summed` was not told by itself: a summary at the hour's end counts it. */
  readonly state: 'due' | 'done' | 'dead' | 'summed'
  /** Tries since it became due. */
  readonly tries: number
  /** Tries that the target refused as wrong. */
  readonly refusals?: number | undefined
  /** When it is due; else when it came to be as it is. */
  readonly at: Instant
  readonly last?: { readonly at: Instant; readonly said: string } | undefined
}

/** The telling of the newest event of one submission. It holds no value that a person typed. */
export interface Delivery extends Told {
  readonly form: string
  readonly id: SubmissionId
  readonly targets: Readonly<Record<string, TargetState>>
  /** Raised by each write; 0 before the first. */
  readonly rev: number
  /** Somebody is telling it, and has until then to write down what came of it. */
  readonly lease?: Instant | undefined
  /** A sample that an owner asked for: there is no submission. */
  readonly sample?: true | undefined
  /** Rings the doorbell when it is written, so that it is told at once. */
  readonly rings?: true | undefined
  /** Epoch seconds. */
  readonly expiresAt?: number | undefined
}

/** What is left of a delivery whose submission is gone, so that no late write brings it back. */
export interface GoneDelivery {
  readonly form: string
  readonly id: SubmissionId
  readonly rev: number
  readonly gone: true
  /** Epoch seconds. */
  readonly expiresAt: number
}

/** Where a delivery stands among those of its form in a list: by time, then by id. */
export interface DeliveryPosition {
  readonly at: Instant
  /** A submission's id; empty before all of that moment, `~` behind them. */
  readonly id: string
}

/** What may be kept under a submission's id. */
export type KeptDelivery = Delivery | GoneDelivery

export const isGone = (kept: KeptDelivery): kept is GoneDelivery => 'gone' in kept

/** Seconds for which it is remembered that a delivery is gone: as long as the tombstone of its submission. */
const goneSeconds = 86_400

/** In the place of a delivery whose submission is gone. */
export const goneDelivery = (
  { form, id, rev }: Pick<Delivery, 'form' | 'id' | 'rev'>,
  now: Instant,
): GoneDelivery => ({ form, id, rev, gone: true, expiresAt: epochSeconds(now) + goneSeconds })

/** Target names in one state. */
export const namesIn = (
  { targets }: Pick<Delivery, 'targets'>,
  state: TargetState['state'],
): readonly string[] => Object.keys(targets).filter((name) => targets[name]?.state === state)

/** Where a delivery stands in the lists of what is to be done; undefined where everything is told. */
export const placeOf = (
  delivery: Delivery,
): { readonly list: 'due' | 'dead'; readonly at: Instant } | undefined => {
  const list = (['due', 'dead'] as const).find((state) => namesIn(delivery, state).length > 0)
  if (list === undefined) return undefined
  const own = Math.min(...namesIn(delivery, list).map((name) => delivery.targets[name]?.at ?? 0))
  return { list, at: list === 'due' ? Math.max(own, delivery.lease ?? 0) : own }
}

/** The targets that are to be told now. */
export const ripe = (delivery: Delivery, now: Instant): readonly string[] =>
  namesIn(delivery, 'due').filter((name) => (delivery.targets[name]?.at ?? 0) <= now)

/** A state from which a target is told as if for the first time. */
export const dueNow = (at: Instant): TargetState => ({ state: 'due', tries: 0, at })

/** Some targets to be told again now, under the same ids; and the doorbell with it. */
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
