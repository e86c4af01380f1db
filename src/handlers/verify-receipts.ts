import * as E from 'fp-ts/lib/Either.js'
import type { Digest } from '../domain/identity.js'
import { receiptOf } from '../domain/submission.js'
import type { OwnerStore, WholeRow } from '../ports/owner-store.js'
import type { Finding } from './verify.js'

/** What checking receipts stands on. */
export interface Dependencies {
  readonly store: Pick<OwnerStore, 'whole'>
  readonly digest: Digest
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

const isWhatItsReceiptSays = (digest: Digest, row: WholeRow): boolean =>
  receiptOf(digest, { ...row, at: Date.parse(row.receivedAt), result: row.result as WholeRow['fields'] }) ===
  row.receipt

/**
 * The use case for whoever has only the API: names each submission that is not what its receipt says. Results are not
 * computed again, as that takes the form's own program.
 *
 * @throws the trouble's sentence when a page cannot be read; what was yielded before still holds
 */
export const verifyReceipts = ({ store, digest }: Dependencies) =>
  async function* (form: string, after?: string): AsyncGenerator<CheckedReceipts, void> {
    for await (const page of store.whole(form, { order: 'oldest', cursor: after })) {
      if (E.isLeft(page)) throw new Error(page.left.message)
      const { submissions, cursor } = page.right
      const findings = submissions
        .filter((row) => !isWhatItsReceiptSays(digest, row))
        .map(({ id }): Finding => ({ id, what: 'receipt-differs' }))
      yield { checked: submissions.length, findings, cursor, latest: submissions.at(-1)?.receivedAt }
    }
  }
