import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { RepositoryError } from '../../domain/failure.js'
import type { Instant } from '../../domain/instant.js'
import { readable, type Submission, tombstone } from '../../domain/submission.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { add } from './add.js'
import { type Context, contextOf, type Dependencies } from './context.js'
import { count } from './count.js'
import { erase } from './erase.js'
import { keyOf, storedIn } from './item.js'
import { list } from './list.js'
import { batched } from './batched.js'
import { reading } from './retry.js'

export type { Dependencies } from './context.js'

const presentIn = (now: Instant, item: unknown): E.Either<RepositoryError, O.Option<Submission>> =>
  item === undefined
    ? E.right(O.none)
    : pipe(
        storedIn(item),
        E.bimap(
          (cause) => ({ _tag: 'StoreBroken', cause }),
          (found) => O.fromNullable(readable(now, found)),
        ),
      )

/** A batch comes back in no order. Each is known by the key that it is stored under, whatever id it states. */
const inOrder = (form: string, ids: readonly string[], items: readonly unknown[]): readonly unknown[] => {
  const byKey = new Map(items.map((item) => [(item as ReturnType<typeof keyOf>).pk, item]))
  return ids.map((id) => byKey.get(keyOf(form, id).pk))
}

const read = async (
  context: Context,
  form: string,
  ids: readonly string[],
  deadline: Instant,
): Promise<E.Either<RepositoryError, readonly Submission[]>> => {
  const keys = [...new Set(ids)].map((id) => keyOf(form, id))
  return pipe(
    await batched(context, { keys, consistent: true }, deadline),
    E.flatMap((items) =>
      pipe(
        inOrder(form, ids, items).map((item) => presentIn(context.now(), item)),
        E.sequenceArray,
      ),
    ),
    E.map(RA.compact),
  )
}

/** The repository on the calls of a table. */
export const repositoryOn = (context: Context): SubmissionRepository => {
  const { calls, now } = context
  return {
    add: (attempt, deadline) => () => add(context, attempt, deadline),
    erase: (form, id, deadline) => () => erase(context, tombstone(form, id, now()), deadline),
    find: (form, id, deadline) => async () =>
      pipe(
        await reading(() => calls.get(keyOf(form, id), deadline), deadline, context),
        E.flatMap((item) => presentIn(now(), item)),
      ),
    page: (query, deadline) => () => list(context, query, deadline),
    read: (form, ids, deadline) => () => read(context, form, ids, deadline),
    count: (query, deadline) => () => count(context, query, deadline),
  }
}

/** Submissions in one DynamoDB table: a conditional put to write, consistent reads, and the index `byTime` to list. */
export const dynamoRepository = (dependencies: Dependencies): SubmissionRepository =>
  repositoryOn(contextOf(dependencies))
