import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { readable, type Submission } from '../../../domain/submission/submission.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'
import { type Context, contextOf, type Dependencies } from '../calls/context.js'
import { reading } from '../calls/retry.js'
import { add } from './add.js'
import { keyOf } from './item.js'
import { storedIn } from './item-decoding.js'

/** Decodes an item as a reader sees it at a moment: expired items are absent. */
export const presentIn = (now: Instant, item: unknown): E.Either<RepositoryError, O.Option<Submission>> =>
  item === undefined
    ? E.right(O.none)
    : pipe(
        storedIn(item),
        E.map((found) => O.fromNullable(readable(now, found))),
      )

/** The calls of a repository that accepting submissions needs. */
export type Adding = Pick<SubmissionRepository, 'add' | 'find'>

/** Makes `add` and `find` from the calls of a table. */
export const addingOn = (context: Context): Adding => ({
  add: (attempt, deadline) => () => add(context, attempt, deadline),
  find: (form, id, deadline) => async () =>
    pipe(
      await reading(() => context.calls.get(keyOf(form, id), deadline), deadline, context),
      E.flatMap((item) => presentIn(context.now(), item)),
    ),
})

/** The part of the repository that the submit function needs; its bundle contains no more. */
export const dynamoRepository = (dependencies: Dependencies): Adding => addingOn(contextOf(dependencies))
