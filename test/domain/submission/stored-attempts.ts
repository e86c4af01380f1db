import type { Outcome } from '../../../src/domain/submission/outcome.js'
import type { Attempt, Stored, Submission } from '../../../src/domain/submission/submission.js'
import { type Verdict, verdict } from '../../../src/domain/submission/verdict.js'

/** What a first put would have made true. */
export const created = ({ submission }: Attempt): Outcome => ({ _tag: 'Created', submission })

/** What stands where `arriving` wants to go, and what is there after it: a store in one expression. */
export const arrive = (stored: Submission | undefined, arriving: Attempt): Submission => {
  if (stored === undefined) return arriving.submission
  const decided = verdict(arriving, created(arriving), stored, arriving.submission.at)
  if (decided._tag === 'PutIfAbsent') return arriving.submission
  return decided._tag === 'PutOver' ? decided.outcome.submission : stored
}

/** What is stored after these have arrived, one after the other. */
export const storedAfter = (first: Attempt, ...later: readonly Attempt[]): Submission =>
  later.reduce(arrive, first.submission)

const inWords = (decided: Verdict): string => {
  switch (decided._tag) {
    case 'Done':
      return decided.outcome._tag
    case 'PutOver':
      return `put over, ${decided.outcome._tag}`
    case 'Refused':
      return decided.conflict._tag
    case 'PutIfAbsent':
      return 'put if absent'
  }
}

/** What an attempt is told that meets a stored item, in a word or two. */
export const told = (mine: Attempt, stored: Stored, now = mine.submission.at): string =>
  inWords(verdict(mine, created(mine), stored, now))
