import * as E from 'fp-ts/lib/Either.js'
import type { Digest } from '../../domain/submission/identity.js'
import { doubtAbout } from '../../domain/submission/compute.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import { receiptOf } from '../../domain/submission/submission.js'
import type { SubmissionAnswer } from '../../domain/contract/owner/submission-answers.js'
import type { OwnerStore } from '../../ports/owner-store.js'
import type { Finding } from './verify.js'

/** Dependencies of checking receipts. */
export interface Dependencies {
  readonly store: Pick<OwnerStore, 'whole'>
  readonly digest: Digest
  /** The form's own program; without it no result is computed again. */
  readonly definition?: AnyForm | undefined
}

/** One page of receipts. */
export interface CheckedReceipts {
  readonly checked: number
  readonly findings: readonly Finding[]
  /** The place behind which a later run goes on; none behind the last page. */
  readonly cursor: string | undefined
  /** When the last one was received, ISO 8601. */
  readonly latest: string | undefined
}

const findingsIn = ({ digest, definition }: Dependencies, row: SubmissionAnswer): readonly Finding[] => {
  const stored = { ...row, at: Date.parse(row.receivedAt), result: row.result as Fields | undefined }
  const doubt = definition === undefined ? undefined : doubtAbout(definition, stored)
  return [
    ...(receiptOf(digest, stored) === row.receipt ? [] : [{ id: row.id, what: 'receipt-differs' } as const]),
    ...(doubt === undefined ? [] : [{ id: row.id, what: doubt }]),
  ]
}

/**
 * The use case for whoever has only the API: names each submission that is not what its receipt says and, where the
 * form's definition is at hand, each whose result it would not give.
 *
 * @throws the trouble's sentence when a page cannot be read; what was yielded before still holds
 */
export const verifyReceipts = (dependencies: Dependencies) =>
  async function* (form: string, after?: string): AsyncGenerator<CheckedReceipts, void> {
    for await (const page of dependencies.store.whole(form, { order: 'oldest', cursor: after })) {
      if (E.isLeft(page)) throw new Error(page.left.message)
      const { submissions, unreadable = [], cursor } = page.right
      const findings = [
        ...submissions.flatMap((row) => findingsIn(dependencies, row)),
        ...unreadable.map((id) => ({ id, what: 'unreadable' }) as const),
      ]
      yield {
        checked: submissions.length + unreadable.length,
        findings,
        cursor,
        latest: submissions.at(-1)?.receivedAt,
      }
    }
  }
