import { canonical } from '../kernel/canonical.js'
import { comparable } from '../field/comparable.js'
import type { Computed } from './compute.js'
import { answersIn } from './fingerprint.js'
import type { AnyForm, Fields } from '../form/form.js'
import {
  type Digest,
  type Identity,
  identify,
  identifyTest,
  submissionId,
  type SubmissionId,
} from './identity.js'
import { epochSeconds, hasExpired, type Instant } from '../kernel/instant.js'

/** What the core may not make itself. */
export interface Stamp {
  /** Random, one per invocation: by it an attempt recognises its own write. */
  readonly attemptId: string
  /** Random, the identity of a submission that has no key. */
  readonly random: string
  readonly receivedAt: Instant
}

/** What the sender was told, kept so that a replay is told the same. The rest of the answer is in the item. */
export interface Answer {
  readonly status: number
  readonly message: string
}

/** One try at one submission, as the item remembers it. */
export interface AttemptMark {
  readonly attemptId: string
  readonly keyHash?: string | undefined
  /** The first 16 digits of its fingerprint: enough to tell a late retry from a key with other values. */
  readonly values?: string | undefined
}

/** What one person sent to one form, accepted and stamped: the aggregate. */
export interface Submission {
  readonly form: string
  readonly formVersion: string
  readonly id: SubmissionId
  /** When these values were received. */
  readonly at: Instant
  /** When the first values under this id were received: its place in the lists. */
  readonly since: Instant
  /** Decoded values by declared name. */
  readonly fields: Fields
  /** What the form computed from the fields. */
  readonly result?: Fields | undefined
  /** The version of the computation that gave it. */
  readonly resultVersion?: string | undefined
  /** The values that lists show. */
  readonly listed?: Fields | undefined
  readonly attemptId: string
  /** The newest last, this one included; only where a natural key may be written again. */
  readonly attempts?: readonly AttemptMark[] | undefined
  /** SHA-256, in hexadecimal, of the answers as sent (`fingerprint.ts`). */
  readonly fingerprint: string
  readonly answer: Answer
  /** `1-` and the SHA-256, in hexadecimal, of what is stored (`receiptText`). */
  readonly receipt: string
  /** Epoch seconds. */
  readonly expiresAt?: number | undefined
  /** Sent to try the deployment: hidden from every read, and in no list. */
  readonly test?: true | undefined
}

/** What is left of an erased submission, for 24 hours. */
export interface Tombstone {
  readonly form: string
  readonly id: SubmissionId
  readonly at: Instant
  readonly erased: true
  readonly expiresAt: number
}

/** What a repository may hold under an id. */
export type Stored = Submission | Tombstone

/** Seconds for which a tombstone keeps a late retry out: 24 hours. */
const tombstoneSeconds = 86_400

/** What an erased submission leaves: enough to know a late retry, nothing of the person. */
export const tombstone = (form: string, id: SubmissionId, at: Instant): Tombstone => ({
  form,
  id,
  at,
  erased: true,
  expiresAt: epochSeconds(at) + tombstoneSeconds,
})

export const isTombstone = (stored: Stored): stored is Tombstone => 'erased' in stored

/** What a reader gets of what is stored: nothing that was erased, has expired or was a test. */
export const readable = (now: Instant, stored: Stored): Submission | undefined =>
  isTombstone(stored) || stored.test === true || hasExpired(now, stored) ? undefined : stored

/** A submission about to be stored, with what decides its fate when the place is taken. */
export interface Attempt {
  readonly submission: Submission
  readonly kind: Identity['kind']
  readonly whenTaken: AnyForm['whenTaken']
  /** Partitions of the form's time index. */
  readonly shards: number
  /** What the sender is told if this replaces an older submission. */
  readonly replacedAnswer: Answer
}

/** What a receipt is about. */
export type Receipted = Pick<Submission, 'form' | 'id' | 'at' | 'formVersion' | 'fields' | 'result'>

/**
 * The canonical form that a receipt digests, version 1: the JSON array
 * `["dynamosync-receipt-1", form, id, at, formVersion, fields, result]` as `canonical` writes it, `at` in
 * milliseconds, `result` null where the form computes none.
 */
export const receiptText = (submission: Receipted): string => {
  const { form, id, at, formVersion, fields, result = null } = submission
  return canonical(['dynamosync-receipt-1', form, id, at, formVersion, fields, result])
}

/** The receipt of what is stored; anyone with the stored item can compute it again. */
export const receiptOf = (digest: Digest, submission: Receipted): string =>
  `1-${digest(receiptText(submission))}`

/** Seconds for which a test is kept: its retry is a replay, and then nothing of it is left. */
const testSeconds = 3_600

/** When an item counts as absent, in epoch seconds: after what the form says, and a test after an hour at most. */
const expiryOf = ({ retain }: AnyForm, at: Instant, test: boolean): number | undefined => {
  const kept = retain === undefined ? Infinity : Math.ceil(retain.days * 86_400)
  const seconds = test ? Math.min(kept, testSeconds) : kept
  return seconds === Infinity ? undefined : epochSeconds(at) + seconds
}

/** Listed values are there to be found, so they are kept as values are compared. */
const listedOf = (form: AnyForm, fields: Fields): Fields | undefined => {
  const listed = Object.entries(form.fields).flatMap(([name, { description }]) =>
    description.listed === true && Object.hasOwn(fields, name)
      ? [[name, comparable(description.kind, fields[name])] as const]
      : [],
  )
  return listed.length === 0 ? undefined : Object.fromEntries(listed)
}

/** What a submission is made of, besides the form and the digest. */
export interface Accepted {
  /** What was sent, by name: the fingerprint is about the answers in it. */
  readonly input: Fields
  readonly fields: Fields
  /** What the form computed from them. */
  readonly computed?: Computed | undefined
  readonly key: string | undefined
  readonly stamp: Stamp
  readonly answers: { readonly created: Answer; readonly replaced: Answer; readonly tested: Answer }
  /** Whether it only tries the deployment. */
  readonly test?: boolean | undefined
}

/** The one constructor of a submission: accepted fields and a stamp in, an attempt at storing it out. */
export const attempt = (
  form: AnyForm,
  digest: Digest,
  { input, fields, computed, key, stamp, answers, test = false }: Accepted,
): Attempt => {
  const { attemptId, receivedAt: at } = stamp
  const identity = test ? identifyTest(key, stamp.random) : identify(form, fields, key, stamp.random)
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
    attempts: identity.kind === 'n' ? [{ attemptId, keyHash, values: fingerprint.slice(0, 16) }] : undefined,
    fingerprint,
    answer: test ? answers.tested : answers.created,
    expiresAt: expiryOf(form, at, test),
    test: test ? (true as const) : undefined,
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
