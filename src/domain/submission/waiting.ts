import type { NotHeld } from '../failure/failure.js'
import type { Digest, SubmissionId } from './identity.js'
import { hasExpired, type Instant } from '../kernel/instant.js'
import {
  isTombstone,
  receiptOf,
  type Attempt,
  type AttemptMark,
  type Stored,
  type Submission,
  type Wait,
} from './submission.js'
import { hasMark, rememberedAttempts } from './verdict.js'

/** Every state. */
export const allStates = ['open', 'held', 'unconfirmed', 'files'] as const

/** Where a submission stands: in the lists of open ones, or in a list of what waits. */
export type State = (typeof allStates)[number]

const states = { review: 'held', files: 'files', confirmation: 'unconfirmed' } as const satisfies Record<
  Wait,
  State
>

/** The state of a submission: that of the first thing it waits for. */
export const stateOf = ({ waits: [first] = [] }: Pick<Submission, 'waits'>): State =>
  first === undefined ? 'open' : states[first]

/** Why a submission cannot be changed. */
export type Unchangeable = { readonly _tag: 'SubmissionNotFound' | 'SubmissionDeleted' } | NotHeld

/** What is to be done with what is stored, so that a change comes true. */
export type Step =
  /** It is true already, or there is nothing to do. */
  | { readonly _tag: 'Done'; readonly submission: Submission }
  /** Put this over what is stored, if its attempt id is still the one that was read. */
  | { readonly _tag: 'Put'; readonly submission: Submission }
  /** Put a tombstone over it, on the same condition. */
  | { readonly _tag: 'Erase' }
  | { readonly _tag: 'Refused'; readonly failure: Unchangeable }

/** A change of one submission, as a pure function of what is stored. It is asked again until its put goes through. */
export type Change = (stored: Stored | undefined) => Step

/** Who carries a change out, and when. */
export interface Mover {
  /** Random, one per change: by it a change recognises its own put. */
  readonly attemptId: string
  readonly now: Instant
}

const refused = (_tag: Unchangeable['_tag']): Step => ({ _tag: 'Refused', failure: { _tag } })
const done = (submission: Submission): Step => ({ _tag: 'Done', submission })

/** The attempts of what is stored, its author's among them, and one more. */
const remember = (stored: Submission, attemptId: string): readonly AttemptMark[] =>
  [...(stored.attempts ?? [{ attemptId: stored.attemptId }]), { attemptId }].slice(-rememberedAttempts)

/** A step for what is there and can be changed; my own change, its reply lost, is done. */
const onPresent =
  ({ attemptId, now }: Mover, step: (stored: Submission) => Step): Change =>
  (stored) => {
    if (stored === undefined || hasExpired(now, stored)) return refused('SubmissionNotFound')
    if (isTombstone(stored)) return refused('SubmissionDeleted')
    if (stored.test === true) return refused('SubmissionNotFound')
    return hasMark(stored, attemptId) ? done(stored) : step(stored)
  }

/** What is stored, changed: under the mover's attempt id, with the memory of all that wrote before. */
const put = (stored: Submission, { attemptId }: Mover, change: Partial<Submission>): Step => ({
  _tag: 'Put',
  submission: { ...stored, attemptId, attempts: remember(stored, attemptId), ...change },
})

/** What opening needs to know of the form. */
export interface Opening extends Mover {
  /** Epoch seconds at which an open submission of its age expires; never where left out. */
  readonly expiresAt: (at: Instant) => number | undefined
  /** Whether somebody is to be told of it. */
  readonly notifies: (held: Submission) => boolean
}

/** An owner's own hold changed no expiry; what the judge held was to be kept for shorter. */
const expiryAfter = ({ why, expiresAt, at }: Submission, opening: Opening): number | undefined =>
  why?.every((reason) => reason === 'held-by-owner') === true ? expiresAt : opening.expiresAt(at)

/** What an open submission has in the place of a held one's waits and reasons. */
const opened = (stored: Submission, opening: Opening): Partial<Submission> => ({
  waits: undefined,
  why: undefined,
  releasing: undefined,
  event: 'released',
  notify: opening.notifies(stored) ? 1 : undefined,
  since: opening.now,
  expiresAt: expiryAfter(stored, opening),
})

/** What can be released: it waits for a review. What has been released is done; what never waited is `NotHeld`. */
const onHeld = (mover: Mover, step: (stored: Submission) => Step): Change =>
  onPresent(mover, (stored) => {
    if (stored.released !== undefined) return done(stored)
    if (stored.waits?.includes('review') === true) return step(stored)
    return stored.waits === undefined && stored.event === 'released' ? done(stored) : refused('NotHeld')
  })

/**
 * Releases what is held where it is: the review is no longer waited for. With nothing else to wait for it is open, and
 * its place in the lists is that of this moment.
 */
export const release = (opening: Opening): Change =>
  onHeld(opening, (stored) => {
    const waits = stored.waits?.filter((wait) => wait !== 'review') ?? []
    return put(stored, opening, waits.length === 0 ? opened(stored, opening) : { waits, why: undefined })
  })

/** Says where what is held is going, before it goes there: whoever erases it meanwhile knows where to look. */
export const announce = (mover: Mover, id: SubmissionId): Change =>
  onHeld(mover, (stored) => (stored.releasing === id ? done(stored) : put(stored, mover, { releasing: id })))

/** The attempt at a natural key's place, of what was held elsewhere until then: as old as it is, and as it was sent. */
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

/** Leaves nothing of what went to another id but its answer, for retries under the key that it came with. */
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

/** Holds what is open: for the owner's own reasons. What is held already stays as it is. */
export const hold = (mover: Mover): Change =>
  onPresent(mover, (stored) => {
    const { waits = [] } = stored
    if (stored.released !== undefined || waits.includes('review')) return done(stored)
    return put(stored, mover, { waits: ['review', ...waits], why: ['held-by-owner'], notify: undefined })
  })
