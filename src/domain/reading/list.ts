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

/** Which submissions of a form to list, and how many at a time. */
export interface ListQuery {
  readonly form: string
  /** Partitions of the time index to merge: the form's `shards`. */
  readonly shards: number
  readonly order: 'newest' | 'oldest'
  /** Open ones by default; what waits has lists of its own. */
  readonly state?: State | undefined
  /** Inclusive. */
  readonly from?: Instant | undefined
  /** Exclusive. */
  readonly to?: Instant | undefined
  /** Only rows whose listed fields have exactly these values; of several answers, one is enough. */
  readonly where?: Fields | undefined
  /**
   * By the names in `where`, what its values are today. A row with a value of another shape, or with none, is admitted,
   * too: an earlier version of the form stored it, and its reader looks at the submission.
   */
  readonly older?: Readonly<Record<string, Shape>> | undefined
  /** 1 to 200. */
  readonly limit: number
  /** The `ListPosition` of the last row that was shown. */
  readonly after?: ListPosition | undefined
}

/** A row of a list: what the index holds. */
export interface Row {
  readonly id: SubmissionId
  /** When the values were received; the order follows the first time that values came under this id. */
  readonly at: Instant
  readonly listed?: Fields | undefined
  readonly expiresAt?: number | undefined
  readonly position: ListPosition
}

/** Rows in order, and where to go on; no `next` at the end. */
export interface ListPage {
  readonly rows: readonly Row[]
  readonly next?: ListPosition | undefined
}

/** A place in the total order of a form's submissions: 13-digit milliseconds, `#`, id. */
export type ListPosition = string

const digits = 13

/** The place of a submission among those of its form. Text order is time order. */
export const positionOf = ({ since, id }: Pick<Submission, 'since' | 'id'>): ListPosition =>
  `${timeText(since)}#${id}`

/** A moment as the position begins: text order is time order, from 1970 to 2286. */
export const timeText = (at: Instant): string => String(Math.max(0, at)).padStart(digits, '0')

/** The row of a submission. */
export const rowOf = (submission: Submission): Row => ({
  id: submission.id,
  at: submission.at,
  listed: submission.listed,
  expiresAt: submission.expiresAt,
  position: positionOf(submission),
})

/** The moment that a position begins with. */
export const timeOf = (position: ListPosition): Instant => Number(position.slice(0, digits))

/** The id that a position ends with. */
export const idIn = (position: ListPosition): SubmissionId => position.slice(digits + 1)

/** The index partition of a submission: five characters of its id, modulo the form's shards. */
export const shardOf = (form: string, id: SubmissionId, shards: number): string =>
  `${form}#${base32Number(id.slice(0, 5)) % shards}`

/** The index partition of what waits. No form's name begins with `~`, so that no list of open submissions meets it. */
const waitingShard = (form: string, state: Exclude<State, 'open'>): string => `~${state}#${form}#0`

/** The index partition of a submission; undefined for items that no list shows. */
export const partitionOf = (submission: Submission, shards: number): string | undefined => {
  if (isHidden(submission)) return undefined
  const { form, id } = submission
  const state = stateOf(submission)
  return state === 'open' ? shardOf(form, id, shards) : waitingShard(form, state)
}

/** Every index partition of a form's submissions of one state. */
export const shardsOf = ({ form, shards, state = 'open' }: Pick<ListQuery, 'form' | 'shards' | 'state'>) =>
  state === 'open'
    ? Array.from({ length: shards }, (_, shard) => `${form}#${shard}`)
    : [waitingShard(form, state)]

/** The first rows of one shard, in order. */
export interface ShardRows {
  readonly rows: readonly Row[]
  /** Where reading was broken off before there were enough; nothing is known of what comes behind. */
  readonly upTo?: ListPosition | undefined
}

/** One page out of every shard's sorted rows: the first `limit` of their union, as far as all of them were read. */
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
 * Whether a row has the values that a query asks for. Of several answers, one is enough. What `older` admits is wanted
 * as well.
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

/** A position as the opaque text that a reader sends back, bound to the order and bounds that it was made for. */
export const cursorOf = (query: ListQuery, position: ListPosition): string =>
  `${boundsText(query)}.${position.replace('#', '.')}`

/** The first and last positions that a query admits, both inclusive; `after` itself is admitted and must be dropped. */
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
 * The position in a cursor, or `CursorInvalid` where it is malformed, of another order or other bounds, or outside of
 * them: a store refuses a range that ends before it begins.
 */
export const positionIn = (query: ListQuery, cursor: string): E.Either<Rejection, ListPosition> => {
  const prefix = `${boundsText(query)}.`
  const [time = '', id = '', ...rest] = cursor.slice(prefix.length).split('.', 3)
  const position = `${time}#${id}`
  const isPosition = /^\d{13}$/.test(time) && isSubmissionId(id) && rest.length === 0
  const bounds = boundsOf({ ...query, after: undefined })
  const fits = cursor.startsWith(prefix) && isPosition && isWithin(bounds, position)
  return fits ? E.right(position) : E.left({ _tag: 'CursorInvalid' })
}

/** A query for a form's submissions; 50 of them, newest first, unless told otherwise. */
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
