import * as E from 'fp-ts/lib/Either.js'
import { canonical } from '../../kernel/canonical.js'
import type { Instant } from '../../kernel/instant.js'
import { answersIn } from '../../submission/fingerprint.js'
import type { AnyForm, Fields } from '../../form/form.js'
import { instantFrom } from '../../field/iso-instant.js'
import type { SubmissionView } from '../../reading/view.js'
import { reasons } from '../../spam/reason.js'
import { type Digest, isSubmissionId } from '../../submission/identity.js'
import {
  type Answer,
  type Attempt,
  receiptOf,
  type Submission,
  type Wait,
} from '../../submission/submission.js'
import { todaysSubmission } from '../../submission/todays-submission.js'

/** A submission as exported, with its state. */
export interface Exported extends SubmissionView {
  readonly state?: string | undefined
  readonly why?: readonly string[] | undefined
}

/** Reasons why an exported submission is not restored. */
export type NotRestored = 'not-exported' | 'receipt-differs' | 'expired'

/** The inputs for restoring a submission, besides its exported row. */
export interface Restoring {
  readonly form: AnyForm
  readonly digest: Digest
  readonly now: Instant
  /** Random, unique per attempt. */
  readonly attemptId: string
  /** Answers to a late retry by the sender. */
  readonly answers: { readonly created: Answer; readonly replaced: Answer }
}

const waitOf: Readonly<Record<string, Wait>> = { held: 'review', files: 'files', unconfirmed: 'confirmation' }

const waiting = ({ state, why = [] }: Exported): Pick<Submission, 'waits' | 'why'> => {
  const wait = state === undefined ? undefined : waitOf[state]
  if (wait === undefined) return {}
  const known = reasons.filter((each) => why.includes(each))
  return { waits: [wait], ...(known.length > 0 && { why: known }) }
}

/** The expiry in epoch seconds; undefined if the submission is kept until it is erased. */
const expiryIn = ({ expiresAt }: Exported): number | undefined => {
  const at = expiresAt === undefined ? undefined : instantFrom(expiresAt)
  return at === undefined ? undefined : Math.floor(at / 1000)
}

/**
 * An exported submission as an attempt to store it again: with the same id, time, fields and receipt, and without
 * notifications. The receipt must match this content exactly; members that an export lacks, such as the sender's key,
 * are newly created.
 */
export const exportedAttempt = (
  { form, digest, now, attemptId, answers }: Restoring,
  row: Exported,
): E.Either<NotRestored, Attempt> => {
  const { id, formVersion, receipt, resultVersion } = row
  const at = instantFrom(row.receivedAt)
  if (at === undefined || !isSubmissionId(id)) return E.left('not-exported')
  const fields = row.stored ?? row.fields
  const receipted = { form: form.name, formVersion, id, at, fields, result: row.result as Fields | undefined }
  if (receiptOf(digest, receipted) !== receipt) return E.left('receipt-differs')
  const expiresAt = expiryIn(row)
  if (expiresAt !== undefined && expiresAt * 1000 <= now) return E.left('expired')
  const fingerprint = digest(canonical([form.name, answersIn(form, fields, fields)]))
  const mark = { attemptId, values: fingerprint.slice(0, 16) }
  const stored: Submission = {
    ...receipted,
    since: at,
    resultVersion,
    attemptId,
    attempts: form.naturalKey === undefined ? undefined : [mark],
    fingerprint,
    answer: answers.created,
    receipt,
    expiresAt,
    event: 'received',
    ...waiting(row),
  }
  const submission = { ...stored, listed: todaysSubmission(form, stored).listed }
  const { shards } = form
  return E.right({
    submission,
    now,
    kind: 'k',
    whenTaken: 'refuse',
    shards,
    replacedAnswer: answers.replaced,
  })
}
