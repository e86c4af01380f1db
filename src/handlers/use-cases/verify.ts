import * as E from 'fp-ts/lib/Either.js'
import { type Doubt, doubtAbout } from '../../domain/submission/compute.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { Digest, SubmissionId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { idIn, type ListPosition, listQuery } from '../../domain/reading/list.js'
import { receiptOf, type Submission } from '../../domain/submission/submission.js'
import type { Clock } from '../../ports/clock.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Dependencies of verifying. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'find' | 'page'>
  readonly digest: Digest
  readonly clock: Clock
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
  /** The place of the last one, from which a later run goes on. */
  readonly position: ListPosition
}

/** A page could not be read: why, and nothing of what was read before. */
export class StoreUnreadable extends Error {
  readonly failure: RepositoryError
  constructor(failure: RepositoryError) {
    super(`the store cannot be read (${failure._tag})`, { cause: failure.cause })
    this.failure = failure
  }
}

/** So many submissions are in memory at once. */
const pageSize = 100

/** Milliseconds for one call; a verification is in no hurry. */
const patience = 30_000

/** Named by the id under which it is stored, as the one that it states may be what was altered. */
const findingsIn = (
  digest: Digest,
  form: AnyForm,
  { id, submission }: { readonly id: SubmissionId; readonly submission: Submission },
): readonly Finding[] => {
  const doubt = doubtAbout(form, submission)
  return [
    ...(receiptOf(digest, submission) === submission.receipt
      ? []
      : [{ id, what: 'receipt-differs' } as const]),
    ...(doubt === undefined ? [] : [{ id, what: doubt }]),
  ]
}

/**
 * The use case: reads every submission of a form again, oldest first, and names each whose receipt no longer
 * matches, and each whose result the version that it names would not give.
 * Pages come as they are read, at constant memory; `after` goes on behind an earlier page.
 *
 * @throws StoreUnreadable when a page cannot be read; what was yielded before still holds
 */
export const verify = ({ repository, digest, clock }: Dependencies) => {
  const deadline = (): Instant => clock() + patience
  const check = async (form: AnyForm, id: SubmissionId): Promise<readonly Finding[]> => {
    const found = await repository.find(form.name, id, deadline())()
    if (E.isLeft(found)) {
      if (found.left._tag === 'ItemUnreadable') return [{ id, what: 'unreadable' }]
      throw new StoreUnreadable(found.left)
    }
    // What was erased or has expired since the page was read is none of ours.
    if (found.right._tag === 'None') return []
    return findingsIn(digest, form, { id, submission: found.right.value })
  }
  return async function* (form: AnyForm, after?: ListPosition): AsyncGenerator<Verified, void> {
    for (let position = after; ;) {
      const query = listQuery(form, { order: 'oldest', limit: pageSize, after: position })
      const page = await repository.page(query, deadline())()
      if (E.isLeft(page)) throw new StoreUnreadable(page.left)
      const { rows, next } = page.right
      const findings = (await Promise.all(rows.map((row) => check(form, idIn(row.position))))).flat()
      const last = rows.at(-1)
      if (last !== undefined) yield { checked: rows.length, findings, position: last.position }
      if (next === undefined) return
      position = next
    }
  }
}
