import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Stored, Submission } from '../../../domain/submission/submission.js'
import type { Context } from '../calls/context.js'
import { keyOf } from './item.js'
import { storedIn } from './item-decoding.js'
import { reading } from '../calls/retry.js'

/** Decodes an item, if there is one. */
export const decoded = (item: unknown): E.Either<RepositoryError, Stored | undefined> =>
  item === undefined ? E.right(undefined) : storedIn(item)

/** Reads the item stored under an id consistently; `undefined` if there is none. */
export const storedAt = async (
  { calls, ...pace }: Context,
  { form, id }: Pick<Submission, 'form' | 'id'>,
  deadline: Instant,
): Promise<E.Either<RepositoryError, Stored | undefined>> =>
  pipe(await reading(() => calls.get(keyOf(form, id), deadline), deadline, pace), E.flatMap(decoded))
