import type { Conflict } from '../failure/failure.js'
import { hasExpired, type Instant } from '../kernel/instant.js'
import type { Outcome } from './outcome.js'
import { type Attempt, type AttemptMark, isTombstone, type Stored, type Submission } from './submission.js'

/** What a repository does next with an attempt that met a stored item. */
export type Verdict =
  /** It is stored, as the outcome says. */
  | { readonly _tag: 'Done'; readonly outcome: Outcome }
  | { readonly _tag: 'Refused'; readonly conflict: Conflict }
  /** What is there has expired: put as if nothing were there. */
  | { readonly _tag: 'PutIfAbsent' }
  /** Put `outcome.submission` if the item's attempt id is still `over`; then it is stored, as `outcome` says. */
  | { readonly _tag: 'PutOver'; readonly over: string; readonly outcome: Outcome }

/** So many attempts an item remembers, the newest last. */
export const rememberedAttempts = 8

const done = (outcome: Outcome): Verdict => ({ _tag: 'Done', outcome })
const replayed = (submission: Submission): Verdict => done({ _tag: 'Replayed', submission })
const refused = (_tag: Conflict['_tag']): Verdict => ({ _tag: 'Refused', conflict: { _tag } })

/** `next` under my attempt id, in the place of what is stored, with the memory of both. */
const putOver = (stored: Submission, mine: Submission, _tag: Outcome['_tag'], next: Submission): Verdict => {
  const attempts = [...(stored.attempts ?? []), ...(mine.attempts ?? [])].slice(-rememberedAttempts)
  const from = [...new Set([...(stored.from ?? []), ...(mine.from ?? [])])]
  const linked = from.length === 0 ? {} : { from }
  const submission = { ...next, since: stored.since, attemptId: mine.attemptId, attempts, ...linked }
  return { _tag: 'PutOver', over: stored.attemptId, outcome: { _tag, submission } }
}

/** The same values again. A held twin that is released is linked to them, so that erasing either erases both. */
const replay = (stored: Submission, mine: Submission): Verdict =>
  mine.from === undefined ? replayed(stored) : putOver(stored, mine, 'Replayed', stored)

const latest = ({ attempts }: Submission): AttemptMark | undefined => attempts?.at(-1)

/** What the item remembers of an attempt under this key. */
const remembered = ({ attempts }: Submission, keyHash: string | undefined): AttemptMark | undefined =>
  keyHash === undefined ? undefined : attempts?.findLast((mark) => mark.keyHash === keyHash)

/** New values in the place of older ones. What an owner holds stays held: only a release opens it. */
const replacement = ({ submission: mine, replacedAnswer }: Attempt, stored: Submission): Submission => {
  const { waits, why } = stored
  const next = {
    ...mine,
    answer: replacedAnswer,
    event: mine.from === undefined ? 'replaced' : mine.event,
  } as const
  return waits === undefined ? next : { ...next, waits, why, notify: undefined }
}

/** What was held and is released late must not overwrite what a person has sent since. */
const isLate = (stored: Submission, { from, at }: Submission): boolean => from !== undefined && stored.at > at

/** The replace protocol: the newest values win, and no attempt is ever carried out twice. */
const replace = (attempt: Attempt, stored: Submission): Verdict => {
  const { submission: mine } = attempt
  const mark = latest(mine)
  const known = remembered(stored, mark?.keyHash)
  // A key that the item does not know yet is written down, or its own late retry could bring old values back.
  if (stored.fingerprint === mine.fingerprint)
    return known === undefined && mark?.keyHash !== undefined
      ? putOver(stored, mine, 'Replayed', stored)
      : replay(stored, mine)
  if (known !== undefined) return refused(known.values === mark?.values ? 'Superseded' : 'KeyReused')
  return isLate(stored, mine)
    ? refused('Superseded')
    : putOver(stored, mine, 'Replaced', replacement(attempt, stored))
}

/** Whether an attempt has been here, perhaps before others. */
export const hasMark = ({ attemptId, attempts = [] }: Submission, mine: string): boolean =>
  attemptId === mine || attempts.some((mark) => mark.attemptId === mine)

/** Whether what is to be released has been here before: an earlier try at releasing it came so far. */
const cameFrom = (stored: Submission, { from = [] }: Submission): boolean =>
  from.some((id) => stored.from?.includes(id) === true)

/**
 * The protocol of exactly once, as a pure function of (my attempt, what is stored).
 * Every repository asks it, so that all of them answer alike.
 *
 * @param attempt what is to be stored
 * @param sent what my latest put, whose reply may be lost, would have made true; `Created` at first
 * @param stored what the store holds under the same id
 * @param now items that have expired by then count as absent
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
