import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { RepositoryError } from '../../domain/failure.js'
import type { Instant } from '../../domain/instant.js'
import { readable, type Submission, tombstone } from '../../domain/submission.js'
import type { Clock } from '../../ports/clock.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { add, type Context } from './add.js'
import { tableCalls } from './calls.js'
import { erase } from './erase.js'
import { keyOf, storedIn } from './item.js'
import { list } from './list.js'
import { type Send, sendBy } from './send.js'
import { reading, usualPause } from './retry.js'

/** What the repository stands on. */
export interface Dependencies {
  /** The SDK's document client; or, in its place, how calls are sent. */
  readonly client: DynamoDBDocumentClient | Send
  /** The table's name. */
  readonly table: string
  readonly clock: Clock
  /** Milliseconds before the second try of a call, doubled for each further one; 50 where left out. */
  readonly pause?: number
}

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
  }
}

/** Submissions in one DynamoDB table: a conditional put to write, consistent reads, and the index `byTime` to list. */
export const dynamoRepository = ({
  client,
  table,
  clock,
  pause = usualPause,
}: Dependencies): SubmissionRepository => {
  const send = typeof client === 'function' ? client : sendBy(client)
  return repositoryOn({ calls: tableCalls(send, table, clock), now: clock, pause })
}
