import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { comparable } from '../field/comparable.js'
import type { Rejection } from '../failure/failure.js'
import type { AnyField } from '../field/field.js'
import type { AnyForm, Fields } from '../form/form.js'
import { instantOf } from '../form/iso-instant.js'
import type { Instant } from '../kernel/instant.js'
import { type ListQuery, listQuery, positionIn } from './list.js'
import { allStates, type State } from '../submission/waiting.js'
import type { Complaint } from '../kernel/complaint.js'
import { complaint, complaintsIn, invalid, numberIn, type Parsed } from './parsed-parameter.js'

/** Which submissions an owner asks for, as it is typed: all of it text. */
export interface OwnerQuery {
  readonly limit?: string | undefined
  readonly order?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
  /** What waits has lists of its own, such as `held`; open ones by default. */
  readonly state?: string | undefined
  /** `full` for whole submissions. */
  readonly view?: string | undefined
  /** Exact values of listed fields, by name. */
  readonly where?: Readonly<Record<string, string>> | undefined
}

/** A page to list, as rows or as whole submissions. */
export interface ReadQuery extends ListQuery {
  readonly full: boolean
}

const orderIn = ({ order = 'newest' }: OwnerQuery): Parsed<ListQuery['order']> => {
  return order === 'newest' || order === 'oldest'
    ? E.right(order)
    : E.left(complaint('order', '“order” is newest or oldest.'))
}

const viewIn = ({ view }: OwnerQuery): Parsed<boolean> => {
  return view === undefined || view === 'full'
    ? E.right(view === 'full')
    : E.left(complaint('view', '“view” is full, or left out.'))
}

const stateIn = ({ state: asked = 'open' }: OwnerQuery): Parsed<State> => {
  const state = allStates.find((each) => each === asked)
  return state === undefined
    ? E.left(complaint('state', `“state” is one of ${allStates.join(', ')}.`))
    : E.right(state)
}

const momentIn = (name: 'from' | 'to', { [name]: text }: OwnerQuery): Parsed<Instant | undefined> => {
  if (text === undefined) return E.right(undefined)
  // A day by itself is its first moment.
  const at = /^\d{1,13}$/.test(text)
    ? Number(text)
    : instantOf(/^[\d-]{10}$/.test(text) ? `${text}T00:00Z` : text)
  return at === undefined || !Number.isSafeInteger(at)
    ? E.left(
        complaint(
          name,
          `“${name}” is a day such as 2026-11-22, a time such as 2026-11-22T18:00:00Z, or milliseconds since 1970.`,
        ),
      )
    : E.right(at)
}

/** One of several answers is asked for by itself, however many a person must give. */
const wantedOf = ({ codec, description }: AnyField, text: string): E.Either<unknown, unknown> => {
  if (description.kind !== 'choices') return codec.decode(text)
  const answer = text.trim()
  return description.options.includes(answer) ? E.right(answer) : E.left(undefined)
}

/** A listed field's value as the form stores it, so that `where.count=7` finds the number. */
const listedValue = (form: AnyForm, name: string, text: string): Parsed<unknown> => {
  const field = Object.hasOwn(form.fields, name) ? form.fields[name] : undefined
  if (field?.description.listed !== true)
    return E.left(complaint(`where.${name}`, 'Only listed fields can be filtered on.'))
  const value = wantedOf(field, text)
  // Nothing is stored of an empty optional field, so that there is nothing to compare.
  return E.isLeft(value) || value.right === undefined
    ? E.left(complaint(`where.${name}`, `“where.${name}” is no value that this field can have.`))
    : E.right(comparable(field.description.kind, value.right))
}

const whereIn = (form: AnyForm, { where = {} }: OwnerQuery): readonly Parsed<readonly [string, unknown]>[] =>
  Object.entries(where).map(([name, text]) =>
    pipe(
      listedValue(form, name, text),
      E.map((value) => [name, value] as const),
    ),
  )

const rightsIn = <A>(parts: readonly Parsed<A>[]): readonly A[] =>
  parts.flatMap((part) => (E.isRight(part) ? [part.right] : []))

/** The query without its cursor, or every complaint at once. */
const plainQuery = (
  form: AnyForm,
  asked: OwnerQuery,
  besides: readonly Complaint[],
): E.Either<Rejection, ReadQuery> => {
  const limit = numberIn(asked.limit, { name: 'limit', most: 200, usual: 50 })
  const [order, view, state] = [orderIn(asked), viewIn(asked), stateIn(asked)]
  const [from, to] = [momentIn('from', asked), momentIn('to', asked)]
  const where = whereIn(form, asked)
  const complaints = [...complaintsIn([limit, order, view, state, from, to, ...where]), ...besides]
  if (E.isLeft(limit) || E.isLeft(order) || E.isLeft(from) || E.isLeft(to)) return invalid(complaints)
  if (complaints.length > 0) return invalid(complaints)
  const standing = E.getOrElse((): State => 'open')(state)
  const wanted: Fields = Object.fromEntries(rightsIn(where))
  const query = listQuery(form, {
    limit: limit.right,
    order: order.right,
    from: from.right,
    to: to.right,
    ...(standing === 'open' ? {} : { state: standing }),
    where: where.length === 0 ? undefined : wanted,
  })
  // What waits is read whole: the index knows no reasons.
  return E.right({ ...query, full: E.getOrElse(() => false)(view) || standing !== 'open' })
}

/**
 * The page that an owner asks for.
 *
 * @param besides what else is wrong with how it was asked for: every complaint is told at once
 */
export const readQuery = (
  form: AnyForm,
  asked: OwnerQuery,
  besides: readonly Complaint[] = [],
): E.Either<Rejection, ReadQuery> =>
  pipe(
    plainQuery(form, asked, besides),
    E.flatMap((plain) =>
      asked.cursor === undefined
        ? E.right(plain)
        : pipe(
            positionIn(plain, asked.cursor),
            E.map((after) => ({ ...plain, after })),
          ),
    ),
  )
