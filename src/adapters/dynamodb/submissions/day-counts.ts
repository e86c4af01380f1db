import type { CountedDay } from '../../../domain/reading/counted.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { DayCounts } from '../../../ports/day-counts.js'
import { batched } from '../calls/batch-get.js'
import type { CallError } from '../client/call-error.js'
import { type Context, contextOf, type Dependencies } from '../calls/context.js'
import { repositoryError } from '../calls/retry.js'

const CountItem = t.type({ v: t.literal(1), day: t.number, count: t.number, countedUntil: t.number })

/** Key of the item for a form's day, such as `D#contact#2026-11-22`. */
const keyOf = (form: string, day: Instant): { readonly pk: string } => ({
  pk: `D#${form}#${new Date(day).toISOString().slice(0, 10)}`,
})

/** Encodes a count, without index keys, so that no list shows it. */
const itemOf = (form: string, { day, count, until }: CountedDay): Record<string, unknown> => ({
  ...keyOf(form, day),
  v: 1,
  day,
  count,
  countedUntil: until,
})

/** Decodes a count; an unreadable one is ignored, so its day is counted again. */
const countIn = (item: unknown): readonly CountedDay[] =>
  CountItem.is(item) ? [{ day: item.day, count: item.count, until: item.countedUntil }] : []

/** Reports success if a count that reaches as far is stored already. */
const kept = (reply: E.Either<CallError, undefined>): E.Either<RepositoryError, undefined> =>
  E.isLeft(reply) && reply.left._tag !== 'ConditionFailed'
    ? E.left(repositoryError(reply.left))
    : E.right(undefined)

const dayCountsOn = (context: Context): DayCounts => ({
  kept: (form, days, deadline) => async () =>
    pipe(
      await batched(context, { keys: days.map((day) => keyOf(form, day)), consistent: false }, deadline),
      E.map((items) => items.flatMap(countIn)),
    ),
  keep: (form, count, deadline) => async () =>
    kept(await context.calls.put(itemOf(form, count), { _tag: 'Shorter', until: count.until }, deadline)),
})

/** Counts per day in the table of submissions. */
export const dynamoDayCounts = (dependencies: Dependencies): DayCounts => dayCountsOn(contextOf(dependencies))
