import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure, Rejection } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { isSubmissionId } from '../../domain/submission/identity.js'
import type { OwnerAction, OwnerAnswered, WorkAction } from '../../ports/owner-http.js'
import { type Dependencies, findWork, listWork, writeWork } from '../use-cases/work-on.js'

/** Characters of who wrote something: whoever signs owners in may name them at any length. */
const mostOfName = 200

/** Whether it is about the owners' work. */
export const isWork = (action: OwnerAction): action is WorkAction =>
  ['FindWork', 'WriteWork', 'ListWork'].includes(action._tag)

/** Does what an owner wants of the work on the submissions of a form. */
export const grantWork = (
  dependencies: Dependencies & { readonly by: string },
  form: AnyForm,
  action: WorkAction,
  deadline: Instant,
): TE.TaskEither<Failure, OwnerAnswered> => {
  if (action._tag === 'ListWork')
    return pipe(
      TE.fromEither<Rejection | Failure, readonly string[]>(action.ids),
      TE.flatMap((ids) => listWork(dependencies)(form.name, ids, deadline)),
      TE.map((work): OwnerAnswered => ({ _tag: 'WorkListed', work })),
    )
  const { id } = action
  if (!isSubmissionId(id)) return TE.left({ _tag: 'SubmissionNotFound' })
  const place = { form: form.name, id, deadline }
  if (action._tag === 'FindWork')
    return pipe(
      findWork(dependencies)(place),
      TE.map((work): OwnerAnswered => ({ _tag: 'WorkFound', id, work })),
    )
  const by = dependencies.by.slice(0, mostOfName)
  return pipe(
    TE.fromEither<Failure, Parameters<ReturnType<typeof writeWork>>[1]['input']>(action.input),
    TE.flatMap((input) => writeWork(dependencies)(place, { input, by, ifMatch: action.ifMatch })),
    TE.map((work): OwnerAnswered => ({ _tag: 'WorkFound', id, work })),
  )
}
