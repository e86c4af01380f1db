import type { FoundSubmissions } from '../../../domain/reading/found.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { isHidden, type Submission, tombstone } from '../../../domain/submission/submission.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'
import { addingOn, presentIn } from './adding.js'
import { type Context, contextOf, type Dependencies } from '../calls/context.js'
import { changeItem } from './change.js'
import { count } from './count.js'
import { erase } from './erase.js'
import { keyOf } from './item.js'
import { list } from './list.js'
import { batched } from '../calls/batch-get.js'
import { noTimeLeft } from '../calls/retry.js'

export type { Dependencies } from '../calls/context.js'

/** Decodes a batch, which has no order. Each item is identified by its key, whatever id is inside it. */
const severalIn = (
  now: Instant,
  { form, ids }: { readonly form: string; readonly ids: readonly string[] },
  items: readonly unknown[],
): FoundSubmissions => {
  const byKey = new Map(items.map((item) => [(item as ReturnType<typeof keyOf>).pk, item]))
  const submissions: Submission[] = []
  const [unreadable, newer]: [string[], string[]] = [[], []]
  for (const id of ids) {
    const found = presentIn(now, byKey.get(keyOf(form, id).pk))
    if (E.isLeft(found)) {
      unreadable.push(id)
      if (found.left._tag === 'ItemUnreadable' && found.left.newer === true) newer.push(id)
    } else if (O.isSome(found.right) && !isHidden(found.right.value)) submissions.push(found.right.value)
  }
  return { submissions, unreadable, newer }
}

const read = async (
  context: Context,
  form: string,
  ids: readonly string[],
  deadline: Instant,
): Promise<E.Either<RepositoryError, FoundSubmissions>> => {
  const keys = [...new Set(ids)].map((id) => keyOf(form, id))
  return pipe(
    await batched(context, { keys, consistent: true }, deadline),
    E.map((items) => severalIn(context.now(), { form, ids }, items)),
  )
}

/** Makes the repository from the calls of a table. */
export const repositoryOn = (context: Context): SubmissionRepository => {
  const { now } = context
  const inTime =
    <L, A>(
      deadline: Instant,
      work: () => Promise<E.Either<L | RepositoryError, A>>,
    ): TaskEither<L | RepositoryError, A> =>
    () =>
      now() < deadline ? work() : Promise.resolve(E.left(noTimeLeft))
  return {
    ...addingOn(context),
    change: (target, change, deadline) =>
      inTime(deadline, () => changeItem(context, target, change, deadline)),
    erase: (form, id, deadline) => () => erase(context, tombstone(form, id, now()), deadline),
    page: (query, deadline) => inTime(deadline, () => list(context, query, deadline)),
    read: (form, ids, deadline) => () => read(context, form, ids, deadline),
    count: (query, deadline) => inTime(deadline, () => count(context, query, deadline)),
  }
}

/** Submissions in one DynamoDB table: conditional puts to write, consistent reads, and the index `byTime` to list. */
export const dynamoRepository = (dependencies: Dependencies): SubmissionRepository =>
  repositoryOn(contextOf(dependencies))
