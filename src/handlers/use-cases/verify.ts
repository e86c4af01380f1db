import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../domain/form/form.js'
import { type Doubt, doubtAbout } from '../../domain/submission/compute.js'
import type { Digest, SubmissionId } from '../../domain/submission/identity.js'
import { receiptOf, type Submission } from '../../domain/submission/submission.js'
import type { Trouble } from '../../ports/owner-store.js'

/** What a receipt and a result are checked by. */
export type Verifiable = Pick<
  Submission,
  'form' | 'formVersion' | 'id' | 'at' | 'fields' | 'result' | 'resultVersion' | 'receipt'
>

/** Submissions in order, as they were read. */
export interface SubmissionsToVerify {
  /** Each by the id that it is stored under, as the one that it states may be what was altered. */
  readonly submissions: readonly { readonly id: SubmissionId; readonly submission: Verifiable }[]
  /** The ids of those that are there and cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  /** The place from which a later run resumes; none behind the last page. */
  readonly place: string | undefined
}

/** Dependencies of verifying. */
export interface Dependencies {
  readonly digest: Digest
  /** The form's own program; without it no result is computed again. */
  readonly definition?: AnyForm | undefined
}

/** A stored submission that is not what its receipt says, or whose result its form would not give. */
export interface Finding {
  readonly id: SubmissionId
  readonly what: 'receipt-differs' | 'unreadable' | Doubt
}

/** One page of a verification. */
export interface Verified {
  /** Submissions read in this page. */
  readonly checked: number
  readonly findings: readonly Finding[]
  readonly place: string | undefined
  /** When the last one was received, in milliseconds; none where none could be read. */
  readonly at: number | undefined
}

/** A page could not be read. The message is the trouble's sentence. */
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
 * The use case: names each submission that is not what its receipt says and, where the form's definition is at hand,
 * each whose result the version that it names would not give. Pages come as they are read, at constant memory.
 *
 * @throws Unverifiable when a page cannot be read; what was yielded before still holds
 */
export const verify = (dependencies: Dependencies) =>
  async function* (
    pages: AsyncIterable<E.Either<Trouble, SubmissionsToVerify>>,
  ): AsyncGenerator<Verified, void> {
    for await (const page of pages) {
      if (E.isLeft(page)) throw new Unverifiable(page.left.message)
      const { submissions, unreadable, place } = page.right
      yield {
        checked: submissions.length + unreadable.length,
        findings: [
          ...submissions.flatMap(findingsIn(dependencies)),
          ...unreadable.map((id) => ({ id, what: 'unreadable' }) as const),
        ],
        place,
        at: submissions.at(-1)?.submission.at,
      }
    }
  }
