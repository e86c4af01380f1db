import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../domain/form/form.js'
import { type Doubt, doubtAbout } from '../../domain/submission/compute.js'
import type { Digest, SubmissionId } from '../../domain/submission/identity.js'
import { receiptOf, type Submission } from '../../domain/submission/submission.js'
import type { Trouble } from '../../ports/owner-store.js'

/** The parts of a submission that its receipt and result are checked against. */
export type Verifiable = Pick<
  Submission,
  'form' | 'formVersion' | 'id' | 'at' | 'fields' | 'result' | 'resultVersion' | 'receipt'
>

/** A page of submissions in reading order. */
export interface SubmissionsToVerify {
  /** Each with the id of its key, as the id inside it may have been altered. */
  readonly submissions: readonly { readonly id: SubmissionId; readonly submission: Verifiable }[]
  /** Ids of stored submissions that cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  /** Ids of the unreadable submissions that a newer version of DynamoSync wrote, if known. */
  readonly newer?: readonly SubmissionId[] | undefined
  /** Position from which a later run resumes; undefined after the last page. */
  readonly place: string | undefined
}

/** Dependencies of verifying. */
export interface Dependencies {
  readonly digest: Digest
  /** Definition of the form; without it no result is recomputed. */
  readonly definition?: AnyForm | undefined
}

/** A stored submission that differs from its receipt, or whose result its form would not compute. */
export interface Finding {
  readonly id: SubmissionId
  readonly what: 'receipt-differs' | 'unreadable' | 'newer-version' | Doubt
}

/** Result of one page of a verification. */
export interface Verified {
  /** Number of submissions read in this page. */
  readonly checked: number
  readonly findings: readonly Finding[]
  readonly place: string | undefined
  /** Time of receipt of the last one, in milliseconds since 1970; undefined if none was readable. */
  readonly at: number | undefined
}

/** Error for an unreadable page; its message is the trouble's message. */
export class Unverifiable extends Error {}

const findingsIn =
  ({ digest, definition }: Dependencies) =>
  ({ id, submission }: SubmissionsToVerify['submissions'][number]): readonly Finding[] => {
    const doubt = definition === undefined ? undefined : doubtAbout(definition, submission)
    const differs = receiptOf(digest, submission) !== submission.receipt
    return [
      ...(differs ? [{ id, what: 'receipt-differs' } as const] : []),
      ...(doubt === undefined ? [] : [{ id, what: doubt }]),
    ]
  }

/**
 * The use case: reports each submission that differs from its receipt and, if the form's definition is available, each
 * submission whose result differs from what its version of the form computes. Pages are yielded as they are read, in
 * constant memory.
 *
 * @throws Unverifiable if a page cannot be read; pages yielded earlier remain valid
 */
export const verify = (dependencies: Dependencies) =>
  async function* (
    pages: AsyncIterable<E.Either<Trouble, SubmissionsToVerify>>,
  ): AsyncGenerator<Verified, void> {
    for await (const page of pages) {
      if (E.isLeft(page)) throw new Unverifiable(page.left.message)
      const { submissions, unreadable, newer = [], place } = page.right
      yield {
        checked: submissions.length + unreadable.length,
        findings: [
          ...submissions.flatMap(findingsIn(dependencies)),
          ...unreadable.map((id): Finding => ({
            id,
            what: newer.includes(id) ? 'newer-version' : 'unreadable',
          })),
        ],
        place,
        at: submissions.at(-1)?.submission.at,
      }
    }
  }
