import type { Instant } from '../../kernel/instant.js'
import { type Answer, isFinal, isRefusal, saidIn } from './target-answer.js'
import type { Delivery, KeptDelivery, TargetState } from './delivery-state.js'
import { isGone } from './delivery-state.js'
import { isSame, type Told } from '../event.js'
import { nextTry } from './retry-schedule.js'

/** When something came back, and what moves the next try. */
export interface Moment {
  readonly now: Instant
  /** From 0 up to, but not including, 1. */
  readonly chance: number
}

/** Tries that a target may refuse as wrong: the first, and two more. */
const mostRefusals = 3

/** What becomes of one target after a try. */
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

/** The delivery with what came of a try at some of its targets. */
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

/** What two processes that told the same event know together. */
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
 * What to write where somebody else has written since: what both know, where they told the same event; mine, where
 * the submission is still as I told it and theirs is older; else nothing, as mine is of the past.
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
