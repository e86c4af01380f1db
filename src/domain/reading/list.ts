import * as E from 'fp-ts/lib/Either.js'
import { base32Number } from '../kernel/base32.js'
import { canonical } from '../kernel/canonical.js'
import type { Rejection } from '../failure/failure.js'
import type { AnyForm, Fields } from '../form/form.js'
import { isSubmissionId, type SubmissionId } from '../submission/identity.js'
import { type Shape, shapeOf } from '../field/shape.js'
import type { Instant } from '../kernel/instant.js'
import { isHidden, type Submission } from '../submission/submission.js'
import { type State, stateOf } from '../submission/waiting.js'

/** A list of a form's submissions, one page at a time. */
export interface ListQuery {
  readonly form: string
  /** Number of partitions of the time index: the form's `shards`. */
  readonly shards: number
  readonly order: 'newest' | 'oldest'
  /** Default: `open`. Waiting submissions have lists of their own. */
  readonly state?: State | undefined
  /** Inclusive. */
  readonly from?: Instant | undefined
  /** Exclusive. */
  readonly to?: Instant | undefined
  /** Only rows whose listed fields have exactly these values. A field with several answers matches by any of them. */
  readonly where?: Fields | undefined
  /**
   * The present shapes of the values in `where`, by name. A row with no value, or one of another shape, is included as
   * well: an earlier version of the form stored it, and the reader checks the whole submission.
   */
  readonly older?: Readonly<Record<string, Shape>> | undefined
  /** Maximum rows, 1 to 200. */
  readonly limit: number
  /** The `ListPosition` of the last row already shown. */
  readonly after?: ListPosition | undefined
}

/** A row of a list, as the index holds it. */
export interface Row {
  readonly id: SubmissionId
  /** The time at which the values were received. Lists are in order of the submission's `since`. */
  readonly at: Instant
  readonly listed?: Fields | undefined
  readonly expiresAt?: number | undefined
  readonly position: ListPosition
}

/** Rows in order, and the cursor of the next page; no `next` on the last one. */
export interface ListPage {
  readonly rows: readonly Row[]
  readonly next?: ListPosition | undefined
}

/** The place of a submission in the total order of its form: 13-digit milliseconds, `#`, id. */
export type ListPosition = string

const digits = 13

/** The position of a submission. Text order is time order. */
export const positionOf = ({ since, id }: Pick<Submission, 'since' | 'id'>): ListPosition =>
  `${timeText(since)}#${id}`

/** The time part of a position. Text order is time order, from 1970 to 2286. */
export const timeText = (at: Instant): string => String(Math.max(0, at)).padStart(digits, '0')

/** The row of a submission. */
export const rowOf = (submission: Submission): Row => ({
  id: submission.id,
  at: submission.at,
  listed: submission.listed,
  expiresAt: submission.expiresAt,
  position: positionOf(submission),
})

/** The time in a position. */
export const timeOf = (position: ListPosition): Instant => Number(position.slice(0, digits))

/** The id in a position. */
export const idIn = (position: ListPosition): SubmissionId => position.slice(digits + 1)

/** The index partition of a submission: five characters of its id, modulo the form's shards. */
export const shardOf = (form: string, id: SubmissionId, shards: number): string =>
  `${form}#${base32Number(id.slice(0, 5)) % shards}`

/**
 * The index partition of waiting submissions. No form's name begins with `~`, so no list of open ones includes them.
 */
const waitingShard = (form: string, state: Exclude<State, 'open'>): string => `~${state}#${form}#0`

/** The index partition of a submission; undefined if no list shows it. */
export const partitionOf = (submission: Submission, shards: number): string | undefined => {
  if (isHidden(submission)) return undefined
  const { form, id } = submission
  const state = stateOf(submission)
  return state === 'open' ? shardOf(form, id, shards) : waitingShard(form, state)
}

/** All index partitions of a form's submissions in one state. */
export const shardsOf = ({ form, shards, state = 'open' }: Pick<ListQuery, 'form' | 'shards' | 'state'>) =>
  state === 'open'
    ? Array.from({ length: shards }, (_, shard) => `${form}#${shard}`)
    : [waitingShard(form, state)]

/** The first rows of one shard, in order. */
export interface ShardRows {
  readonly rows: readonly Row[]
  /** The position where reading stopped short of the limit; rows after it are unknown. */
  readonly upTo?: ListPosition | undefined
}

/**
 * One page from the sorted rows of all shards: the first `limit` rows of their union, as far as every shard was read.
 */
export const mergeRows = (query: ListQuery, shards: readonly ShardRows[]): ListPage => {
  const isBefore = (a: ListPosition, b: ListPosition): boolean => a < b === (query.order === 'oldest')
  const bound = shards
    .flatMap(({ upTo }) => (upTo === undefined ? [] : [upTo]))
    .reduce<ListPosition | undefined>(
      (first, upTo) => (first === undefined || isBefore(upTo, first) ? upTo : first),
      undefined,
    )
  const rows = shards
    .flatMap((shard) => shard.rows)
    .filter(({ position }) => bound === undefined || position === bound || isBefore(position, bound))
    .sort((a, b) => (isBefore(a.position, b.position) ? -1 : 1))
  const page = rows.slice(0, query.limit)
  const next = rows.length > query.limit ? page.at(-1)?.position : bound
  return next === undefined ? { rows: page } : { rows: page, next }
}

const isOlder = (older: NonNullable<ListQuery['older']>, name: string, held: unknown): boolean =>
  Object.hasOwn(older, name) && held !== null && shapeOf(held) !== older[name]

/**
 * Whether a row matches the values of a query. A field with several answers matches by any of them, and rows that
 * `older` includes match as well.
 */
export const isWanted = (
  { where = {}, older = {} }: Pick<ListQuery, 'where' | 'older'>,
  { listed = {} }: Pick<Row, 'listed'>,
): boolean =>
  Object.entries(where).every(([name, value]) => {
    const held = Object.hasOwn(listed, name) ? listed[name] : undefined
    const isHeld = held !== undefined && canonical(held) === canonical(value)
    return isHeld || (Array.isArray(held) && held.includes(value)) || isOlder(older, name, held)
  })

const initial = { newest: 'n', oldest: 'o' } as const

const boundsText = ({ order, from, to, state = 'open' }: ListQuery): string =>
  `${state === 'open' ? '' : `${state}.`}${initial[order]}.${from ?? ''}.${to ?? ''}`

/** The version at the start of a cursor. Cursors from before there were versions have none, and are still accepted. */
const cursorVersion = '1.'

/** A position as an opaque cursor of this version, bound to the query's order and bounds. */
export const cursorOf = (query: ListQuery, position: ListPosition): string =>
  `${cursorVersion}${boundsText(query)}.${position.replace('#', '.')}`

const withoutVersion = (cursor: string): string =>
  cursor.startsWith(cursorVersion) ? cursor.slice(cursorVersion.length) : cursor

/** The first and last positions of a query, both inclusive. `after` itself is included and must be dropped. */
export const boundsOf = ({
  order = 'newest',
  from,
  to,
  after,
}: Partial<Pick<ListQuery, 'order' | 'from' | 'to' | 'after'>>): readonly [ListPosition, ListPosition] => {
  const least = timeText(from ?? 0)
  const most = to === undefined ? '~' : `${timeText(to - 1)}~`
  if (after === undefined) return [least, most]
  return order === 'newest' ? [least, after < most ? after : most] : [after > least ? after : least, most]
}

const isWithin = ([least, most]: readonly [ListPosition, ListPosition], position: ListPosition): boolean =>
  position >= least && position <= most

/**
 * The position in a cursor, or `CursorInvalid` if it is malformed or of a newer version, belongs to another order or
 * other bounds, or lies outside of the bounds: a store refuses a range that ends before it begins.
 */
export const positionIn = (query: ListQuery, given: string): E.Either<Rejection, ListPosition> => {
  const cursor = withoutVersion(given)
  const prefix = `${boundsText(query)}.`
  const [time = '', id = '', ...rest] = cursor.slice(prefix.length).split('.', 3)
  const position = `${time}#${id}`
  const isPosition = /^\d{13}$/.test(time) && isSubmissionId(id) && rest.length === 0
  const bounds = boundsOf({ ...query, after: undefined })
  const fits = cursor.startsWith(prefix) && isPosition && isWithin(bounds, position)
  return fits ? E.right(position) : E.left({ _tag: 'CursorInvalid' })
}

/** A query for a form's submissions: by default 50, newest first. */
export const listQuery = (
  form: AnyForm,
  query: Partial<Omit<ListQuery, 'form' | 'shards'>> = {},
): ListQuery => ({
  order: 'newest',
  limit: 50,
  ...query,
  form: form.name,
  shards: form.shards,
})
