import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { type CappedCount, mostCounted } from '../../../domain/reading/counted.js'
import { listQuery } from '../../../domain/reading/list.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Counts the submissions of a form that wait for review. */
export const countHeld =
  ({ repository }: { readonly repository: Pick<SubmissionRepository, 'page'> }) =>
  (form: AnyForm, deadline: Instant): TE.TaskEither<RepositoryError, CappedCount> =>
    pipe(
      repository.page(listQuery(form, { state: 'held', limit: mostCounted }), deadline),
      TE.map(({ rows, next }) => ({ count: rows.length, more: next !== undefined })),
    )
