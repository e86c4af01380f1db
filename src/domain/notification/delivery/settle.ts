import type { Instant } from '../../kernel/instant.js'
import { type Answer, isFinal, isRefusal, saidIn } from './target-answer.js'
import type { Delivery, KeptDelivery, TargetState } from './delivery-state.js'
import { isGone } from './delivery-state.js'
import { isSame, type Told } from '../event.js'
import { nextTry } from './retry-schedule.js'

/** The time of an answer, and the random number that shifts the next attempt. */
export interface Moment {
  readonly now: Instant
  /** Random, from 0 to below 1. */
  readonly chance: number
}

/** Maximum attempts that a target may refuse as invalid. */
const mostRefusals = 3

/** The state of one target after an attempt. */
export const afterTry = (state: TargetState, answer: Answer, { now, chance }: Moment): TargetState => {
  const tries = state.tries + 1
  const refusals = (state.refusals ?? 0) + (isRefusal(answer) ? 1 : 0)
  const last = { at: now, said: saidIn(answer) }
  const counted = { tries, ...(refusals > 0 && { refusals }), last }
  if (answer._tag === 'Accepted') return { ...counted, state: 'done', at: now }
  if (answer._tag === 'Braked') return { ...counted, state: 'summed', at: now }
  const retryAfter = answer._tag === 'Answered' ? answer.retryAfter : undefined
  const next =
    isFinal(answer) || refusals >= mostRefusals ? undefined : nextTry(tries, { now, chance, retryAfter })
  return next === undefined ? { ...counted, state: 'dead', at: now } : { ...counted, state: 'due', at: next }
}

/** The delivery after an attempt at some of its targets. */
export const settled = (
  delivery: Delivery,
  answers: Readonly<Record<string, Answer>>,
  momentOf: (target: string) => Moment,
): Delivery => ({
  ...delivery,
  lease: undefined,
  rings: undefined,
  targets: Object.fromEntries(
    Object.entries(delivery.targets).map(([name, state]) => {
      const answer = answers[name]
      return [name, answer === undefined ? state : afterTry(state, answer, momentOf(name))]
    }),
  ),
})

const rank = { done: 3, summed: 2, dead: 1, due: 0 } as const

const further = (one: TargetState, other: TargetState): TargetState => {
  if (rank[one.state] !== rank[other.state]) return rank[one.state] > rank[other.state] ? one : other
  return one.tries >= other.tries ? one : other
}

/** The combined results of two processes that notified of the same event. */
const together = (mine: Delivery, theirs: Delivery): Delivery => ({
  ...mine,
  rev: theirs.rev,
  targets: Object.fromEntries(
    Object.entries({ ...theirs.targets, ...mine.targets }).map(([name, state]) => {
      const other = theirs.targets[name]
      return [name, other === undefined ? state : further(state, other)]
    }),
  ),
})

/**
 * The delivery to write after a concurrent write: the combined results if both notified of the same event; this one
 * if the submission has not changed since and the other is older; otherwise undefined, as this one is outdated.
 */
export const reconciled = (
  mine: Delivery,
  theirs: KeptDelivery | undefined,
  present: Told | undefined,
): Delivery | undefined => {
  if (theirs !== undefined && !isGone(theirs) && isSame(theirs, mine)) return together(mine, theirs)
  const isCurrent = present !== undefined && isSame(present, mine)
  return isCurrent ? { ...mine, rev: theirs?.rev ?? 0 } : undefined
}
