import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import { type Brake, endOf, summedIn } from '../../../domain/notification/delivery/brake.js'
import { timeText } from '../../../domain/reading/list.js'
import type { Brakes } from '../../../ports/notification/mail-brakes.js'
import type { OffTarget, Switches, Watermarks } from '../../../ports/notification/notification-marks.js'
import { batched } from '../calls/batch-get.js'
import { type Context, contextOf, type Dependencies } from '../calls/context.js'
import { reading, repositoryError } from '../calls/retry.js'
import { present, putRevised } from './put-revised.js'

const BrakeItem = t.type({
  target: t.string,
  hour: t.number,
  sent: t.number,
  summed: t.record(t.string, t.number),
  rev: t.number,
  expiresAt: t.number,
})

const brakeKey = (target: string, hour: Instant): string => `B#${target}#${hour}`

const brakePartition = '~brake'

/** Encodes a brake; it is in the index only until its summary is sent. */
const brakeItem = (brake: Brake) => ({
  ...brake,
  pk: brakeKey(brake.target, brake.hour),
  ...(summedIn(brake) === 0
    ? {}
    : { shard: brakePartition, sort: `${timeText(endOf(brake))}#${brake.target}#${brake.hour}` }),
})

/** Decodes a brake; an unreadable one is ignored, and the hour is counted from zero. */
const brakeIn = (item: unknown): Brake | undefined =>
  BrakeItem.is(item) ? t.exact(BrakeItem).encode(item) : undefined

/** Reads rows of an index partition up to a moment, at most 100. */
const rowsOf = async (
  { calls, ...pace }: Context,
  shard: string,
  until: Instant,
  deadline: Instant,
): Promise<E.Either<RepositoryError, readonly string[]>> => {
  const bounds = [timeText(0), `${timeText(until)}~`] as const
  const query = { shard, bounds, now: epochSeconds(pace.now()), limit: 100, ascending: true }
  return pipe(
    await reading(() => calls.query(query, deadline), deadline, pace),
    E.map(({ items }) => items.map((item) => (item as { readonly sort: string }).sort)),
  )
}

const ended = async (
  context: Context,
  now: Instant,
  deadline: Instant,
): Promise<E.Either<RepositoryError, readonly Brake[]>> => {
  const sorts = await rowsOf(context, brakePartition, now, deadline)
  if (E.isLeft(sorts)) return sorts
  const keys = sorts.right.map((sort) => {
    const [, target = '', hour = '0'] = sort.split('#')
    return { pk: brakeKey(target, Number(hour)) }
  })
  if (keys.length === 0) return E.right([])
  return pipe(
    await batched(context, { keys, consistent: true }, deadline),
    E.map((items) => items.flatMap((item) => brakeIn(item) ?? [])),
  )
}

/** Brakes in the table of submissions. */
export const dynamoBrakes = (dependencies: Dependencies): Brakes => {
  const context = contextOf(dependencies)
  return {
    find: (target, hour, deadline) => async () =>
      pipe(await present(context, brakeKey(target, hour), deadline), E.map(brakeIn)),
    put: (brake, deadline) => () => putRevised(context, brakeItem(brake), deadline),
    ended: (now, deadline) => () => ended(context, now, deadline),
  }
}

/** Puts a value that only advances. Also succeeds if the stored value is further ahead. */
const moveOn = async (
  { calls }: Context,
  item: Record<string, unknown>,
  until: Instant,
  deadline: Instant,
): Promise<E.Either<RepositoryError, undefined>> => {
  const reply = await calls.put({ ...item, countedUntil: until }, { _tag: 'Shorter', until }, deadline)
  return E.isLeft(reply) && reply.left._tag !== 'ConditionFailed'
    ? E.left(repositoryError(reply.left))
    : E.right(undefined)
}

const offPartition = '~off'

const offIn = (sort: string): readonly OffTarget[] => {
  const [since, form, target] = sort.split('#')
  return form === undefined || target === undefined ? [] : [{ form, target, since: Number(since) }]
}

/** Switches in the table of submissions; targets that are off are in the index. */
export const dynamoSwitches = (dependencies: Dependencies): Switches => {
  const context = contextOf(dependencies)
  return {
    off: (deadline) => async () =>
      pipe(
        await rowsOf(context, offPartition, Number.MAX_SAFE_INTEGER, deadline),
        E.map((sorts) => sorts.flatMap(offIn)),
      ),
    put:
      ({ form, target, since }, isOff, deadline) =>
      () => {
        const index = isOff ? { shard: offPartition, sort: `${timeText(since)}#${form}#${target}` } : {}
        return moveOn(context, { pk: `T#${form}#${target}`, ...index }, since, deadline)
      },
  }
}

/** Watermarks in the table of submissions. */
export const dynamoWatermarks = (dependencies: Dependencies): Watermarks => {
  const context = contextOf(dependencies)
  const keyOf = (name: string): string => `W#${name}`
  return {
    find: (name, deadline) => async () =>
      pipe(
        await present(context, keyOf(name), deadline),
        E.map((item) => {
          const { countedUntil } = (item ?? {}) as { readonly countedUntil?: unknown }
          return typeof countedUntil === 'number' ? countedUntil : undefined
        }),
      ),
    put: (name, upTo, deadline) => () => moveOn(context, { pk: keyOf(name) }, upTo, deadline),
  }
}
