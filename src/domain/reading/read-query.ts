import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { comparable } from '../field/comparable.js'
import type { Rejection } from '../failure/failure.js'
import type { AnyField } from '../field/field.js'
import type { AnyForm, Fields } from '../form/form.js'
import { instantOf } from '../field/iso-instant.js'
import type { Instant } from '../kernel/instant.js'
import { type Condition, condition } from './condition.js'
import { fieldNamed, formerCondition } from './former-condition.js'
import { type ListQuery, listQuery, positionIn } from './list.js'
import type { TodaysQuery } from './todays-list.js'
import { allStates, type State } from '../submission/waiting.js'
import type { Complaint } from '../kernel/complaint.js'
import { complaint, complaintsIn, invalid, numberIn, type Parsed } from './parsed-parameter.js'
import { fieldName } from '../field/field-name.js'

/** An owner's query for submissions, as typed: every value is text. */
export interface OwnerQuery {
  readonly limit?: string | undefined
  readonly order?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
  /** A list such as `held`. Default: `open`. */
  readonly state?: string | undefined
  /** `full` for whole submissions. */
  readonly view?: string | undefined
  /** Exact values of listed fields, and of fields that the form no longer has, by present or former name. */
  readonly where?: Readonly<Record<string, string>> | undefined
}

/** A page to read, as rows or as whole submissions. */
export interface ReadQuery extends TodaysQuery {
  readonly full: boolean
}

const orderIn = ({ order = 'newest' }: OwnerQuery): Parsed<ListQuery['order']> => {
  return order === 'newest' || order === 'oldest'
    ? E.right(order)
    : E.left(complaint('order', '“order” must be newest or oldest.'))
}

const viewIn = ({ view }: OwnerQuery): Parsed<boolean> => {
  return view === undefined || view === 'full'
    ? E.right(view === 'full')
    : E.left(complaint('view', '“view” must be full, or be left out.'))
}

const stateIn = ({ state: asked = 'open' }: OwnerQuery): Parsed<State> => {
  const state = allStates.find((each) => each === asked)
  return state === undefined
    ? E.left(complaint('state', `“state” must be one of ${allStates.join(', ')}.`))
    : E.right(state)
}

const momentIn = (name: 'from' | 'to', { [name]: text }: OwnerQuery): Parsed<Instant | undefined> => {
  if (text === undefined) return E.right(undefined)
  // A date without a time means its first moment in UTC.
  const at = /^\d{1,13}$/.test(text)
    ? Number(text)
    : instantOf(/^[\d-]{10}$/.test(text) ? `${text}T00:00Z` : text)
  return at === undefined || !Number.isSafeInteger(at)
    ? E.left(
        complaint(
          name,
          `“${name}” must be a day such as 2026-11-22, a time such as 2026-11-22T18:00:00Z, or milliseconds since 1970.`,
        ),
      )
    : E.right(at)
}

/**
 * Parses the wanted value. A field with several answers is searched for one of them, however many answers it requires.
 */
const wantedOf = ({ codec, description }: AnyField, text: string): E.Either<unknown, unknown> => {
  if (description.kind !== 'choices') return codec.decode(text)
  const answer = text.trim()
  return description.options.includes(answer) ? E.right(answer) : E.left(undefined)
}

/** Parses the wanted value of a listed field as the form stores it, so that `where.count=7` finds the number. */
const listedValue = (name: string, field: AnyField, text: string): Parsed<unknown> => {
  if (field.description.listed !== true)
    return E.left(
      complaint(
        `where.${name}`,
        `“${name}” is not a listed field, and only listed fields can be filtered on.`,
      ),
    )
  const value = wantedOf(field, text)
  if (E.isRight(value) && value.right !== undefined)
    return E.right(comparable(field.description.kind, value.right))
  const isEmpty = E.isRight(value) || text.trim() === ''
  return E.left(
    complaint(
      `where.${name}`,
      isEmpty
        ? `“where.${name}” is empty. An empty value cannot be filtered on, because an empty optional field is not stored.`
        : `“where.${name}” has a value that is invalid for “${name}”.`,
    ),
  )
}

type Wanted = readonly [name: string, value: unknown]

/**
 * The value of a listed field of the form, by its present name; or a condition, where the form no longer has the field
 * or the field no longer takes the value, such as an option that was removed.
 */
const wantedBy = (form: AnyForm, asked: string, text: string): Parsed<Wanted> | Condition => {
  if (!fieldName.test(asked))
    return E.left(complaint(`where.${asked}`, 'No form can have a field with this name.'))
  const views = Object.entries(form.fields).map(([name, { description }]) => ({ name, ...description }))
  const view = fieldNamed(views, asked)
  const field = view && form.fields[view.name]
  if (view === undefined || field === undefined) return formerCondition(asked, text)
  const value = listedValue(asked, field, text)
  if (E.isRight(value)) return E.right([view.name, value.right])
  const mayBeStored = view.listed === true && text.trim() !== ''
  return (mayBeStored ? condition(view, text) : undefined) ?? value
}

/** Values of fields, and conditions on what the form no longer has. */
const whereIn = (form: AnyForm, { where = {} }: OwnerQuery) => {
  const present: Parsed<Wanted>[] = []
  const gone: Condition[] = []
  for (const [asked, text] of Object.entries(where)) {
    const wanted = wantedBy(form, asked, text)
    if ('holds' in wanted) gone.push(wanted)
    else present.push(wanted)
  }
  return { present, gone }
}

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
  const { present, gone } = whereIn(form, asked)
  const complaints = [...complaintsIn([limit, order, view, state, from, to, ...present]), ...besides]
  if (E.isLeft(limit) || E.isLeft(order) || E.isLeft(from) || E.isLeft(to)) return invalid(complaints)
  if (complaints.length > 0) return invalid(complaints)
  const standing = E.getOrElse((): State => 'open')(state)
  const wanted: Fields = Object.fromEntries(rightsIn(present))
  const query = listQuery(form, {
    limit: limit.right,
    order: order.right,
    from: from.right,
    to: to.right,
    ...(standing === 'open' ? {} : { state: standing }),
    where: present.length === 0 ? undefined : wanted,
  })
  // Waiting submissions are read whole, as the index does not contain their reasons.
  return E.right({
    ...query,
    ...(gone.length > 0 && { gone }),
    full: E.getOrElse(() => false)(view) || standing !== 'open',
  })
}

/**
 * Parses an owner's query.
 *
 * @param besides complaints about other parts of the request, so that all are reported at once
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
