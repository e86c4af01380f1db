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
export interface Submission<Values = Fields> {
  readonly form: string
  readonly formVersion: string
  readonly id: SubmissionId
  /** When these values were received. */
  readonly at: Instant
  /** When the first values under this id were received, or it was opened: its place in the lists. */
  readonly since: Instant
  /** Decoded values by declared name. */
  readonly fields: Values
  /** What the form computed from the fields. */
  readonly result?: Fields | undefined
  /** The version of the computation that gave it. */
  readonly resultVersion?: string | undefined
  /** The values that lists show; null for no answer. */
  readonly listed?: Fields | undefined
  readonly attemptId: string
  /** The newest last, this one included; only where it may be written again, or was. */
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
  /** What it waits for, the first of them first: it is in no list of open submissions, and nobody is told of it. */
  readonly waits?: readonly Wait[] | undefined
  /** Why it is held. */
  readonly why?: readonly Reason[] | undefined
  /** What happened to it last. */
  readonly event?: SubmissionEvent | undefined
  /** 1 while somebody is to be told of it: open, no test, and its form has a target. */
  readonly notify?: 1 | undefined
  /** The ids under which it was held, before it was released to its natural key. */
  readonly from?: readonly SubmissionId[] | undefined
  /** Held, and on its way to this id, which it may have reached. */
  readonly releasing?: SubmissionId | undefined
  /** Nothing but the answer is left here: it was released to this id. */
  readonly released?: SubmissionId | undefined
}

/** What a submission may wait for: its owner's review, a look at its files, or its sender's confirmation. */
export type Wait = 'review' | 'files' | 'confirmation'

/** What happened to a submission, as those are told who are to be told. */
export type SubmissionEvent = 'received' | 'replaced' | 'released' | 'confirmed'

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

/** Whether what is stored is what erasing has left. */
export const isTombstone = (stored: Stored): stored is Tombstone => 'erased' in stored

/** What a reader gets of what is stored: nothing that was erased, has expired or was a test. */
export const readable = (now: Instant, stored: Stored): Submission | undefined =>
  isTombstone(stored) || stored.test === true || hasExpired(now, stored) ? undefined : stored

/** Whether no list shows it: a test, or what is left of one that was released to another id. */
export const isHidden = ({ test, released }: Submission): boolean => test === true || released !== undefined

/** Whether another item is about the same submission, so that neither may be erased alone. */
export const isLinked = ({ from, releasing, released }: Submission): boolean =>
  from !== undefined || releasing !== undefined || released !== undefined

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

const secondsOf = ({ days }: { readonly days: number } = { days: Infinity }): number =>
  Math.ceil(days * 86_400)

/** When an open submission of a form counts as absent, in epoch seconds; or sooner, where at most `most` are allowed. */
export const expiryOf = ({ retain }: AnyForm, at: Instant, most = Infinity): number | undefined => {
  const seconds = Math.min(secondsOf(retain), most)
  return seconds === Infinity ? undefined : epochSeconds(at) + seconds
}

/**
 * Listed values are there to be found, so they are kept as values are compared. Null stands for no answer: a name that is
 * missing is of a field that was not listed yet.
 */
export const listedOf = (form: Pick<AnyForm, 'fields'>, fields: Fields): Fields | undefined => {
  const listed = Object.entries(form.fields).flatMap(([name, { description }]) =>
    description.listed === true
      ? [[name, Object.hasOwn(fields, name) ? comparable(description.kind, fields[name]) : null] as const]
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
  /** Why it is to be held; open where nothing speaks against it. A test never waits: nobody would look at it. */
  readonly why?: readonly Reason[] | undefined
  /** Whether somebody is to be told of it once it is open. */
  readonly notifies?: boolean | undefined
}

/** Whom an accepted submission is: where it is held, no natural key. */
const identityOf = (form: AnyForm, { fields, key, stamp, test }: Accepted, isHeld: boolean): Identity => {
  if (test === true) return identifyTest(key, stamp.random)
  return isHeld && form.naturalKey !== undefined
    ? identifyHeld(key, stamp.random)
    : identify(form, fields, key, stamp.random)
}

/** What makes a submission wait, or be told; a test does neither. */
const stateFields = (form: AnyForm, { stamp, test, why, notifies }: Accepted, isHeld: boolean) => {
  const { receivedAt: at } = stamp
  if (test === true) return { expiresAt: expiryOf(form, at, testSeconds), test: true as const }
  if (isHeld)
    return { expiresAt: expiryOf(form, at, secondsOf(form.spam.keepHeld)), waits: ['review'] as const, why }
  return { expiresAt: expiryOf(form, at), notify: notifies === true ? (1 as const) : undefined }
}

/** The attempts that an item remembers: where a natural key may be written again, or what is held may be moved to one. */
const firstMark = (mark: AttemptMark, { kind }: Identity): readonly AttemptMark[] | undefined =>
  kind === 'n' || kind === 'h' ? [mark] : undefined

/** The one constructor of a submission: accepted fields and a stamp in, an attempt at storing it out. */
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
