import { base32 } from '../kernel/base32.js'
import type { Digest } from '../submission/identity.js'

/** What happened to a submission, in the order in which it can happen. */
export const eventNames = ['received', 'replaced', 'released', 'confirmed'] as const

/** What a target is told of: `test` is a sample that an owner asked for. */
export type EventName = (typeof eventNames)[number] | 'test'

/** What makes two tellings of one target the same. */
export interface Told {
  readonly receipt: string
  readonly event: EventName
}

/** Whether two events are one and the same. */
export const isSame = (one: Told, other: Told): boolean =>
  one.receipt === other.receipt && one.event === other.event

/** The id of a telling: the same for each try and each replay, in every process. */
export const tellingId = (digest: Digest, { receipt, event }: Told, target: string): string =>
  `msg_${base32(digest(`${receipt}\0${event}\0${target}`), 26)}`
