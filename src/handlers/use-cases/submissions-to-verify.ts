import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SubmissionAnswer } from '../../domain/contract/owner/submission-answers.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { idIn, type ListPosition, listQuery } from '../../domain/reading/list.js'
import type { OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { SubmissionsToVerify } from './verify.js'
import { type WholeListPage, wholeListPages } from './reading/whole-list.js'

/** Dependencies of reading a table for verification. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'find' | 'page' | 'read'>
  /** Deadline of a call, computed as the call begins. */
  readonly deadline: () => Instant
  readonly told: (error: RepositoryError) => Trouble
}

/** Rows per page. */
const limit = 100

type Pages = AsyncGenerator<E.Either<Trouble, SubmissionsToVerify>, void>
type Named = SubmissionsToVerify['submissions']

/**
 * Pairs each submission with the id of its key, as the id inside it may have been altered. Submissions are in the order
 * of their rows. If one has been erased or has expired since, it needs no check, and the others are matched by key.
 */
const named =
  ({ repository }: Pick<Dependencies, 'repository'>, deadline: Instant) =>
  (form: string, { rows, submissions, unreadable }: WholeListPage): TE.TaskEither<RepositoryError, Named> => {
    const ids = rows.map(({ position }) => idIn(position)).filter((id) => !unreadable.includes(id))
    if (ids.length === submissions.length)
      return TE.right(submissions.map((submission, at) => ({ id: ids[at] ?? submission.id, submission })))
    return pipe(
      ids,
      TE.traverseArray((id) =>
        pipe(
          repository.find(form, id, deadline),
          TE.map((found): Named => (O.isNone(found) ? [] : [{ id, submission: found.value }])),
        ),
      ),
      TE.map((found) => found.flat()),
    )
  }

/** Reads every open submission of a form in a table, oldest first. */
export const inTable = ({ repository, deadline, told }: Dependencies) =>
  async function* (form: AnyForm, after?: ListPosition): Pages {
    const query = listQuery(form, { order: 'oldest', limit, after })
    for await (const page of wholeListPages({ repository }, deadline)(query))
      yield await pipe(
        TE.fromEither(page),
        TE.flatMap((whole) =>
          pipe(
            named({ repository }, deadline())(form.name, whole),
            TE.map((submissions) => ({
              submissions,
              unreadable: whole.unreadable,
              newer: whole.newer,
              place: whole.next,
            })),
          ),
        ),
        TE.mapLeft(told),
      )()
  }

const verifiable = (row: SubmissionAnswer): SubmissionsToVerify['submissions'][number] => ({
  id: row.id,
  submission: {
    ...row,
    fields: row.stored ?? row.fields,
    at: Date.parse(row.receivedAt),
    result: row.result as Fields | undefined,
  },
})

/** Reads every open submission of a form behind the API, oldest first. */
export const behindApi = async function* (
  store: Pick<OwnerStore, 'whole'>,
  form: string,
  cursor?: string,
): Pages {
  for await (const page of store.whole(form, { order: 'oldest', cursor }))
    yield pipe(
      page,
      E.map(({ submissions, unreadable = [], newer, cursor: place }) => ({
        submissions: submissions.map(verifiable),
        unreadable,
        newer,
        place,
      })),
    )
}
