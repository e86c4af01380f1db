import { canonical } from '../kernel/canonical.js'
import { comparable } from '../field/comparable.js'
import type { Computed } from './compute.js'
import { answersIn } from './fingerprint.js'
import type { AnyForm, Fields } from '../form/form.js'
import {
  type Digest,
  type Identity,
  identify,
  identifyHeld,
  identifyTest,
  submissionId,
  type SubmissionId,
} from './identity.js'
import { epochSeconds, hasExpired, type Instant } from '../kernel/instant.js'
import type { Reason } from '../spam/reason.js'

/** The values that the core must not make itself: time and randomness. */
export interface Stamp {
  /** Random, one per invocation; an attempt recognises its own write by it. */
  readonly attemptId: string
  /** Random; the identity of a submission without a key. */
  readonly random: string
  readonly receivedAt: Instant
}

/**
 * The part of the sender's answer that is stored, so that a replay gets the same one. The rest follows from the item.
 */
export interface Answer {
  readonly status: number
  readonly message: string
}

/** Maximum attempts kept per item, newest last. */
export const rememberedAttempts = 8

/** One attempt at a submission, as the item records it. */
export interface AttemptMark {
  readonly attemptId: string
  readonly keyHash?: string | undefined
  /** The first 16 digits of its fingerprint: enough to tell a late retry from a reused key with other values. */
  readonly values?: string | undefined
}

/** One person's submission to one form, accepted and stamped: the aggregate. */
export interface Submission<Values = Fields> {
  readonly form: string
  readonly formVersion: string
  readonly id: SubmissionId
  /** The time at which these values were received. */
  readonly at: Instant
  /**
   * The time at which the first values under this id were received or the submission was opened; it decides the place
   * in lists.
   */
  readonly since: Instant
  /** Decoded values by declared name. */
  readonly fields: Values
  /** The form's computed result. */
  readonly result?: Fields | undefined
  /** The version of the computation that gave the result. */
  readonly resultVersion?: string | undefined
  /** Values shown in lists; null for no answer. */
  readonly listed?: Fields | undefined
  readonly attemptId: string
  /** Attempts, newest last, this one included; present only if the item may be, or has been, written again. */
  readonly attempts?: readonly AttemptMark[] | undefined
  /** SHA-256, in hexadecimal, of the answers (`fingerprint.ts`). */
  readonly fingerprint: string
  readonly answer: Answer
  /** `1-` and the SHA-256, in hexadecimal, of the stored content (`receiptText`). */
  readonly receipt: string
  /** Epoch seconds. */
  readonly expiresAt?: number | undefined
  /** Present on a test of the deployment: hidden from every read and list. */
  readonly test?: true | undefined
  /** The things it waits for, in order. While it waits, it is in no list of open submissions and nobody is notified. */
  readonly waits?: readonly Wait[] | undefined
  /** Reasons for holding it. */
  readonly why?: readonly Reason[] | undefined
  /** The latest event. */
  readonly event?: SubmissionEvent | undefined
  /** 1 while targets have to be notified: it is open, not a test, and its form has a target. */
  readonly notify?: 1 | undefined
  /** Ids under which it was held before its release to the natural key. */
  readonly from?: readonly SubmissionId[] | undefined
  /** The id to which this held submission is being released; it may already be there. */
  readonly releasing?: SubmissionId | undefined
  /** The id to which it was released. Only the answer is left here. */
  readonly released?: SubmissionId | undefined
}

/** The things a submission may wait for: its owner's review, a check of its files, or its sender's confirmation. */
export type Wait = 'review' | 'files' | 'confirmation'

/** Events of a submission, as targets are notified of them. */
export type SubmissionEvent = 'received' | 'replaced' | 'released' | 'confirmed'

/** The remains of an erased submission, kept for 24 hours. */
export interface Tombstone {
  readonly form: string
  readonly id: SubmissionId
  readonly at: Instant
  readonly erased: true
  readonly expiresAt: number
}

/** An item that a repository may hold under an id. */
export type Stored = Submission | Tombstone

/** Lifetime of a tombstone, in seconds: it refuses late retries for 24 hours. */
const tombstoneSeconds = 86_400

/** The tombstone of an erased submission: enough to recognise a late retry, and nothing personal. */
export const tombstone = (form: string, id: SubmissionId, at: Instant): Tombstone => ({
  form,
  id,
  at,
  erased: true,
  expiresAt: epochSeconds(at) + tombstoneSeconds,
})

/** Whether an item is a tombstone. */
export const isTombstone = (stored: Stored): stored is Tombstone => 'erased' in stored

/** The submission that a reader may see; undefined if it was erased, has expired or is a test. */
export const readable = (now: Instant, stored: Stored): Submission | undefined =>
  isTombstone(stored) || stored.test === true || hasExpired(now, stored) ? undefined : stored

/** Whether a submission is left out of every list: a test, or the remains of one released to another id. */
export const isHidden = ({ test, released }: Submission): boolean => test === true || released !== undefined

/** Whether another item holds the same submission too, so that neither may be erased alone. */
export const isLinked = ({ from, releasing, released }: Submission): boolean =>
  from !== undefined || releasing !== undefined || released !== undefined

/** A submission about to be stored, with the facts needed if its id is already taken. */
export interface Attempt {
  readonly submission: Submission
  readonly kind: Identity['kind']
  readonly whenTaken: AnyForm['whenTaken']
  /** Number of partitions of the form's time index. */
  readonly shards: number
  /** The time of storing, if it is later than the time that decides the submission's place in the lists. */
  readonly now?: Instant | undefined
  /** The sender's answer if this replaces an older submission. */
  readonly replacedAnswer: Answer
}

/** The time as of which stored items count as expired or not. */
export const storingTime = ({ now, submission }: Pick<Attempt, 'now' | 'submission'>): Instant =>
  now ?? submission.since

/** The parts of a submission that its receipt covers. */
export type Receipted = Pick<Submission, 'form' | 'id' | 'at' | 'formVersion' | 'fields' | 'result'>

/**
 * The text whose digest is the receipt, version 1: the JSON array `["dynamosync-receipt-1", form, id, at, formVersion,
 * fields, result]` in `canonical` form, with `at` in milliseconds and `result` null if the form computes none.
 */
export const receiptText = (submission: Receipted): string => {
  const { form, id, at, formVersion, fields, result = null } = submission
  return canonical(['dynamosync-receipt-1', form, id, at, formVersion, fields, result])
}

/** The receipt of a submission. It can be recomputed from the stored item alone. */
export const receiptOf = (digest: Digest, submission: Receipted): string =>
  `1-${digest(receiptText(submission))}`

/** Lifetime of a test, in seconds: long enough for a retry to be a replay. */
const testSeconds = 3_600

const secondsOf = ({ days }: { readonly days: number } = { days: Infinity }): number =>
  Math.ceil(days * 86_400)

/**
 * The expiry of an open submission, in epoch seconds; `most` limits its lifetime in seconds. Undefined if kept for
 * good.
 */
export const expiryOf = ({ retain }: AnyForm, at: Instant, most = Infinity): number | undefined => {
  const seconds = Math.min(secondsOf(retain), most)
  return seconds === Infinity ? undefined : epochSeconds(at) + seconds
}

/**
 * The listed values, in comparable form so that searches find them. Null means no answer; a missing name means that the
 * field was not listed at the time.
 */
export const listedOf = (form: Pick<AnyForm, 'fields'>, fields: Fields): Fields | undefined => {
  const listed = Object.entries(form.fields).flatMap(([name, { description }]) =>
    description.listed === true
      ? [[name, Object.hasOwn(fields, name) ? comparable(description.kind, fields[name]) : null] as const]
      : [],
  )
  return listed.length === 0 ? undefined : Object.fromEntries(listed)
}

/** The inputs from which a submission is made, besides the form and the digest. */
export interface Accepted {
  /** Values as sent, by name; the fingerprint covers the answers among them. */
  readonly input: Fields
  readonly fields: Fields
  /** The form's computed result. */
  readonly computed?: Computed | undefined
  readonly key: string | undefined
  readonly stamp: Stamp
  readonly answers: { readonly created: Answer; readonly replaced: Answer; readonly tested: Answer }
  /** Whether it is a test of the deployment. */
  readonly test?: boolean | undefined
  /** Reasons for holding it; it is open if there are none. A test never waits, as nobody would review it. */
  readonly why?: readonly Reason[] | undefined
  /** Whether targets are notified once it is open. */
  readonly notifies?: boolean | undefined
}

/** The identity of an accepted submission; a held one does not use the natural key. */
const identityOf = (form: AnyForm, { fields, key, stamp, test }: Accepted, isHeld: boolean): Identity => {
  if (test === true) return identifyTest(key, stamp.random)
  return isHeld && form.naturalKey !== undefined
    ? identifyHeld(key, stamp.random)
    : identify(form, fields, key, stamp.random)
}

/** The fields that decide whether a submission waits and whether targets are notified; a test does neither. */
const stateFields = (form: AnyForm, { stamp, test, why, notifies }: Accepted, isHeld: boolean) => {
  const { receivedAt: at } = stamp
  if (test === true) return { expiresAt: expiryOf(form, at, testSeconds), test: true as const }
  if (isHeld)
    return { expiresAt: expiryOf(form, at, secondsOf(form.spam.keepHeld)), waits: ['review'] as const, why }
  return { expiresAt: expiryOf(form, at), notify: notifies === true ? (1 as const) : undefined }
}

/**
 * The attempts recorded at first: only for a natural key, which may be rewritten, and for a held submission, which may
 * move to one.
 */
const firstMark = (mark: AttemptMark, { kind }: Identity): readonly AttemptMark[] | undefined =>
  kind === 'n' || kind === 'h' ? [mark] : undefined

/** The only constructor of a submission: turns accepted fields and a stamp into an attempt at storing it. */
export const attempt = (form: AnyForm, digest: Digest, accepted: Accepted): Attempt => {
  const { input, fields, computed, key, stamp, answers, test = false, why = [] } = accepted
  const { attemptId, receivedAt: at } = stamp
  const isHeld = !test && why.length > 0
  const identity = identityOf(form, accepted, isHeld)
  const keyHash = key === undefined ? undefined : submissionId(digest, form.name, { kind: 'k', key })
  const fingerprint = digest(canonical([form.name, answersIn(form, input, fields)]))
  const unsigned = {
    form: form.name,
    formVersion: form.version,
    id: submissionId(digest, form.name, identity),
    at,
    since: at,
    fields,
    result: computed?.result,
    resultVersion: computed?.version,
    listed: test ? undefined : listedOf(form, fields),
    attemptId,
    attempts: firstMark({ attemptId, keyHash, values: fingerprint.slice(0, 16) }, identity),
    fingerprint,
    answer: test ? answers.tested : answers.created,
    event: 'received' as const,
    ...stateFields(form, accepted, isHeld),
  }
  const submission = { ...unsigned, receipt: receiptOf(digest, unsigned) }
  return {
    submission,
    kind: identity.kind,
    whenTaken: form.whenTaken,
    shards: form.shards,
    replacedAnswer: answers.replaced,
  }
}
