import type { Conflict } from '../failure/failure.js'
import { hasExpired, type Instant } from '../kernel/instant.js'
import type { Outcome } from './outcome.js'
import {
  type Attempt,
  type AttemptMark,
  isTombstone,
  rememberedAttempts,
  type Stored,
  type Submission,
} from './submission.js'

/** The next step of a repository that found a stored item under the attempt's id. */
export type Verdict =
  /** Stored, with this outcome. */
  | { readonly _tag: 'Done'; readonly outcome: Outcome }
  | { readonly _tag: 'Refused'; readonly conflict: Conflict }
  /** The stored item has expired: put as if there were none. */
  | { readonly _tag: 'PutIfAbsent' }
  /** Put `outcome.submission` if the item's attempt id is still `over`; it is then stored, with `outcome`. */
  | { readonly _tag: 'PutOver'; readonly over: string; readonly outcome: Outcome }

const done = (outcome: Outcome): Verdict => ({ _tag: 'Done', outcome })
const replayed = (submission: Submission): Verdict => done({ _tag: 'Replayed', submission })
const refused = (_tag: Conflict['_tag']): Verdict => ({ _tag: 'Refused', conflict: { _tag } })

/** Puts `next` under my attempt id over the stored item, with the attempts of both. */
const putOver = (stored: Submission, mine: Submission, _tag: Outcome['_tag'], next: Submission): Verdict => {
  const attempts = [...(stored.attempts ?? []), ...(mine.attempts ?? [])].slice(-rememberedAttempts)
  const from = [...new Set([...(stored.from ?? []), ...(mine.from ?? [])])]
  const linked = from.length === 0 ? {} : { from }
  const submission = { ...next, since: stored.since, attemptId: mine.attemptId, attempts, ...linked }
  return { _tag: 'PutOver', over: stored.attemptId, outcome: { _tag, submission } }
}

/**
 * The same values again. If they come from the release of a held submission, the two are linked, so that erasing
 * either erases both.
 */
const replay = (stored: Submission, mine: Submission): Verdict =>
  mine.from === undefined ? replayed(stored) : putOver(stored, mine, 'Replayed', stored)

const latest = ({ attempts }: Submission): AttemptMark | undefined => attempts?.at(-1)

/** The item's record of an attempt under this key. */
const remembered = ({ attempts }: Submission, keyHash: string | undefined): AttemptMark | undefined =>
  keyHash === undefined ? undefined : attempts?.findLast((mark) => mark.keyHash === keyHash)

/** New values over older ones. A submission on hold stays held: only a release opens it. */
const replacement = ({ submission: mine, replacedAnswer }: Attempt, stored: Submission): Submission => {
  const { waits, why } = stored
  const next = {
    ...mine,
    answer: replacedAnswer,
    event: mine.from === undefined ? 'replaced' : mine.event,
  } as const
  return waits === undefined ? next : { ...next, waits, why, notify: undefined }
}

/** A late release must not overwrite values that the person has sent since. */
const isLate = (stored: Submission, { from, at }: Submission): boolean => from !== undefined && stored.at > at

/** The replace protocol: the newest values win, and no attempt is carried out twice. */
const replace = (attempt: Attempt, stored: Submission): Verdict => {
  const { submission: mine } = attempt
  const mark = latest(mine)
  const known = remembered(stored, mark?.keyHash)
  // A key unknown to the item is recorded; otherwise its late retry could bring old values back.
  if (stored.fingerprint === mine.fingerprint)
    return known === undefined && mark?.keyHash !== undefined
      ? putOver(stored, mine, 'Replayed', stored)
      : replay(stored, mine)
  if (known !== undefined) return refused(known.values === mark?.values ? 'Superseded' : 'KeyReused')
  return isLate(stored, mine)
    ? refused('Superseded')
    : putOver(stored, mine, 'Replaced', replacement(attempt, stored))
}

/** Whether the item was written by this attempt, perhaps before others. */
export const hasMark = ({ attemptId, attempts = [] }: Submission, mine: string): boolean =>
  attemptId === mine || attempts.some((mark) => mark.attemptId === mine)

/** Whether the submission being released is already here, from an earlier attempt at releasing it. */
const cameFrom = (stored: Submission, { from = [] }: Submission): boolean =>
  from.some((id) => stored.from?.includes(id) === true)

/**
 * The exactly-once protocol as a pure function of (my attempt, stored item). Every repository uses it, so all of them
 * decide alike.
 *
 * @param attempt the submission to store
 * @param sent the outcome that my latest put, whose reply may be lost, would have had; `Created` at first
 * @param stored the item under the same id
 * @param now items that expire by then count as absent
 */
export const verdict = (attempt: Attempt, sent: Outcome, stored: Stored, now: Instant): Verdict => {
  if (hasExpired(now, stored)) return { _tag: 'PutIfAbsent' }
  if (isTombstone(stored)) return refused('SubmissionDeleted')
  const { submission: mine, kind, whenTaken } = attempt
  if (hasMark(stored, mine.attemptId)) return done(sent)
  if (cameFrom(stored, mine)) return replayed(stored)
  if (kind === 'n' && whenTaken === 'replace') return replace(attempt, stored)
  if (stored.fingerprint === mine.fingerprint) return replay(stored, mine)
  return refused(kind === 'n' ? 'KeyTaken' : 'KeyReused')
}
