import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { SubmissionId } from '../../../domain/submission/identity.js'
import { todaysSubmission, type TodaysSubmission } from '../../../domain/submission/todays-submission.js'
import { type Dependencies, find } from './find.js'

/** The use case: like `find`, but returns the submission as the present version of its form reads it. */
export const findToday =
  (dependencies: Dependencies) =>
  (form: AnyForm, id: SubmissionId, deadline: Instant): TE.TaskEither<Failure, TodaysSubmission> =>
    pipe(
      find(dependencies)(form.name, id, deadline),
      TE.map((submission) => todaysSubmission(form, submission)),
    )
