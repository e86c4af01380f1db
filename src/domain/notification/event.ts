import { base32 } from '../kernel/base32.js'
import type { Digest } from '../submission/identity.js'

/** Events of a submission, in the order in which they can happen. */
export const eventNames = ['received', 'replaced', 'released', 'confirmed'] as const

/** An event that a target is notified of; `test` is a sample that an owner asked for. */
export type EventName = (typeof eventNames)[number] | 'test'

/** The facts that make two notifications of one target the same. */
export interface Told {
  readonly receipt: string
  readonly event: EventName
}

/** Whether two events are the same. */
export const isSame = (one: Told, other: Told): boolean =>
  one.receipt === other.receipt && one.event === other.event

/** The id of a notification: the same for every attempt and replay, in every process. */
export const tellingId = (digest: Digest, { receipt, event }: Told, target: string): string =>
  `msg_${base32(digest(`${receipt}\0${event}\0${target}`), 26)}`
