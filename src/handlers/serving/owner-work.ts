import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure, Rejection } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { isSubmissionId } from '../../domain/submission/identity.js'
import type { OwnerAction, OwnerAnswered, WorkAction } from '../../ports/owner-http.js'
import { type Dependencies, findWork, listWork, writeWork } from '../use-cases/work-on.js'

/** Maximum characters of an author's name, which the identity provider may make any length. */
const mostOfName = 200

/** Whether an action is about the owners' work. */
export const isWork = (action: OwnerAction): action is WorkAction =>
  ['FindWork', 'WriteWork', 'ListWork'].includes(action._tag)

/** Carries out an owner's request about the work on a form's submissions. */
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
