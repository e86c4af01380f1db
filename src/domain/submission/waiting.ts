import type { NotHeld } from '../failure/failure.js'
import type { Digest, SubmissionId } from './identity.js'
import { hasExpired, type Instant } from '../kernel/instant.js'
import {
  isTombstone,
  receiptOf,
  rememberedAttempts,
  type Attempt,
  type AttemptMark,
  type Stored,
  type Submission,
  type Wait,
} from './submission.js'
import { hasMark } from './verdict.js'

/** All states of a submission. */
export const allStates = ['open', 'held', 'unconfirmed', 'files'] as const

/** The state of a submission: in the list of open ones, or in a list of waiting ones. */
export type State = (typeof allStates)[number]

const states = { review: 'held', files: 'files', confirmation: 'unconfirmed' } as const satisfies Record<
  Wait,
  State
>

/** The state of a submission: open, or given by the first thing it waits for. */
export const stateOf = ({ waits: [first] = [] }: Pick<Submission, 'waits'>): State =>
  first === undefined ? 'open' : states[first]

/** Reasons why a submission cannot be changed. */
export type Unchangeable = { readonly _tag: 'SubmissionNotFound' | 'SubmissionDeleted' } | NotHeld

/** The next step towards carrying out a change. */
export type Step =
  /** Already carried out, or nothing to do. */
  | { readonly _tag: 'Done'; readonly submission: Submission }
  /** Put this over the stored item if its attempt id is still the one that was read. */
  | { readonly _tag: 'Put'; readonly submission: Submission }
  /** Put a tombstone over it, under the same condition. */
  | { readonly _tag: 'Erase' }
  | { readonly _tag: 'Refused'; readonly failure: Unchangeable }

/** A change of one submission, as a pure function of the stored item. It is applied again until its put succeeds. */
export type Change = (stored: Stored | undefined) => Step

/** The identity and time of a change. */
export interface Mover {
  /** Random, one per change; a change recognises its own put by it. */
  readonly attemptId: string
  readonly now: Instant
}

const refused = (_tag: Unchangeable['_tag']): Step => ({ _tag: 'Refused', failure: { _tag } })
const done = (submission: Submission): Step => ({ _tag: 'Done', submission })

/** The attempts of a stored item, including its author's, and one more. */
const remember = (stored: Submission, attemptId: string): readonly AttemptMark[] =>
  [...(stored.attempts ?? [{ attemptId: stored.attemptId }]), { attemptId }].slice(-rememberedAttempts)

/**
 * A step for an item that exists and can be changed. It is done if my own change is already stored and only its reply
 * was lost.
 */
const onPresent =
  ({ attemptId, now }: Mover, step: (stored: Submission) => Step): Change =>
  (stored) => {
    if (stored === undefined || hasExpired(now, stored)) return refused('SubmissionNotFound')
    if (isTombstone(stored)) return refused('SubmissionDeleted')
    if (stored.test === true) return refused('SubmissionNotFound')
    return hasMark(stored, attemptId) ? done(stored) : step(stored)
  }

/** A put of the changed item under the mover's attempt id, with all earlier attempts. */
const put = (stored: Submission, { attemptId }: Mover, change: Partial<Submission>): Step => ({
  _tag: 'Put',
  submission: { ...stored, attemptId, attempts: remember(stored, attemptId), ...change },
})

/** The facts about the form that opening a submission needs. */
export interface Opening extends Mover {
  /** The expiry, in epoch seconds, of an open submission received at `at`; undefined if it is kept for good. */
  readonly expiresAt: (at: Instant) => number | undefined
  /** Whether targets are notified of it. */
  readonly notifies: (held: Submission) => boolean
}

/** The expiry after opening. An owner's hold did not change it; a hold by the judge had shortened it. */
const expiryAfter = ({ why, expiresAt, at }: Submission, opening: Opening): number | undefined =>
  why?.every((reason) => reason === 'held-by-owner') === true ? expiresAt : opening.expiresAt(at)

/** The fields that an open submission has instead of a held one's waits and reasons. */
const opened = (stored: Submission, opening: Opening): Partial<Submission> => ({
  waits: undefined,
  why: undefined,
  releasing: undefined,
  event: 'released',
  notify: opening.notifies(stored) ? 1 : undefined,
  since: opening.now,
  expiresAt: expiryAfter(stored, opening),
})

/** A step for a submission that waits for review. One released before is done; one that never waited is `NotHeld`. */
const onHeld = (mover: Mover, step: (stored: Submission) => Step): Change =>
  onPresent(mover, (stored) => {
    if (stored.released !== undefined) return done(stored)
    if (stored.waits?.includes('review') === true) return step(stored)
    return stored.waits === undefined && stored.event === 'released' ? done(stored) : refused('NotHeld')
  })

/**
 * Releases a held submission under its own id by ending the review. If it waits for nothing else it is open, listed as
 * of this moment.
 */
export const release = (opening: Opening): Change =>
  onHeld(opening, (stored) => {
    const waits = stored.waits?.filter((wait) => wait !== 'review') ?? []
    return put(stored, opening, waits.length === 0 ? opened(stored, opening) : { waits, why: undefined })
  })

/**
 * Records, before the release, the id to which a held submission is being released, so that erasing it in the meantime
 * finds both items.
 */
export const announce = (mover: Mover, id: SubmissionId): Change =>
  onHeld(mover, (stored) => (stored.releasing === id ? done(stored) : put(stored, mover, { releasing: id })))

/** The attempt that stores a held submission under its natural key, with its original age and values. */
export const releasedAttempt = (
  held: Submission,
  opening: Opening & { readonly digest: Digest; readonly id: SubmissionId },
): Omit<Attempt, 'whenTaken' | 'shards' | 'replacedAnswer'> => {
  const { attemptId, id, digest } = opening
  const moved = {
    ...held,
    ...opened(held, opening),
    id,
    attemptId,
    attempts: [{ ...held.attempts?.[0], values: held.fingerprint.slice(0, 16), attemptId }],
    from: [held.id],
  }
  return { kind: 'n', submission: { ...moved, receipt: receiptOf(digest, moved) } }
}

/** Leaves only the answer of a submission released to another id, for retries under its idempotency key. */
export const leave = (mover: Mover, id: SubmissionId): Change =>
  onPresent(mover, (stored) =>
    stored.released === undefined
      ? put(stored, mover, {
          fields: {},
          listed: undefined,
          waits: undefined,
          why: undefined,
          releasing: undefined,
          released: id,
        })
      : done(stored),
  )

/** Holds an open submission at its owner's request. One already held is left as it is. */
export const hold = (mover: Mover): Change =>
  onPresent(mover, (stored) => {
    const { waits = [] } = stored
    if (stored.released !== undefined || waits.includes('review')) return done(stored)
    return put(stored, mover, { waits: ['review', ...waits], why: ['held-by-owner'], notify: undefined })
  })
