import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { comparable } from '../../../domain/field/comparable.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { AnyField } from '../../../domain/field/field.js'
import type { AnyForm, Fields } from '../../../domain/form/form.js'
import { instantOf } from '../../../domain/form/iso-instant.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { type ListQuery, listQuery, positionIn } from '../../../domain/reading/list.js'
import { allStates, type State } from '../../../domain/submission/waiting.js'
import type { ReadQuery } from '../../../ports/owner-http.js'
import {
  complaint,
  complaintsIn,
  invalid,
  numberIn,
  type Parameters,
  parametersIn,
  type Parsed,
} from './parameters.js'

const orderIn = (parameters: Parameters): Parsed<ListQuery['order']> => {
  const order = parameters.get('order') ?? 'newest'
  return order === 'newest' || order === 'oldest'
    ? E.right(order)
    : E.left(complaint('order', '“order” is newest or oldest.'))
}

const viewIn = (parameters: Parameters): Parsed<boolean> => {
  const view = parameters.get('view')
  return view === undefined || view === 'full'
    ? E.right(view === 'full')
    : E.left(complaint('view', '“view” is full, or left out.'))
}

const stateIn = (parameters: Parameters): Parsed<State> => {
  const state = allStates.find((each) => each === (parameters.get('state') ?? 'open'))
  return state === undefined
    ? E.left(complaint('state', `“state” is one of ${allStates.join(', ')}.`))
    : E.right(state)
}

const momentIn = (name: string, parameters: Parameters): Parsed<Instant | undefined> => {
  const text = parameters.get(name)
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

const prefix = 'where.'

const whereIn = (form: AnyForm, parameters: Parameters): readonly Parsed<readonly [string, unknown]>[] =>
  [...parameters]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, text]) =>
      pipe(
        listedValue(form, name.slice(prefix.length), text),
        E.map((value) => [name.slice(prefix.length), value] as const),
      ),
    )

const rightsIn = <A>(parts: readonly Parsed<A>[]): readonly A[] =>
  parts.flatMap((part) => (E.isRight(part) ? [part.right] : []))

const known = ['limit', 'cursor', 'from', 'to', 'order', 'view', 'state']

/** A misspelt filter must not be taken for none, which would list everything. */
const unknownIn = (parameters: Parameters): readonly Parsed<never>[] =>
  [...parameters.keys()]
    .filter((name) => !known.includes(name) && !name.startsWith(prefix))
    .map((name) => E.left(complaint(name, `A list takes ${known.join(', ')} and where.<listed field>.`)))

/** The query without its cursor, or every complaint at once. */
const plainQuery = (form: AnyForm, parameters: Parameters): E.Either<Rejection, ReadQuery> => {
  const limit = numberIn(parameters, { name: 'limit', most: 200, usual: 50 })
  const [order, view, state] = [orderIn(parameters), viewIn(parameters), stateIn(parameters)]
  const [from, to] = [momentIn('from', parameters), momentIn('to', parameters)]
  const where = whereIn(form, parameters)
  const complaints = complaintsIn([limit, order, view, state, from, to, ...where, ...unknownIn(parameters)])
  if (E.isLeft(limit) || E.isLeft(order) || E.isLeft(from) || E.isLeft(to)) return invalid(complaints)
  if (complaints.length > 0) return invalid(complaints)
  const standing = E.getOrElse((): State => 'open')(state)
  const asked: Fields = Object.fromEntries(rightsIn(where))
  const query = listQuery(form, {
    limit: limit.right,
    order: order.right,
    from: from.right,
    to: to.right,
    ...(standing === 'open' ? {} : { state: standing }),
    where: where.length === 0 ? undefined : asked,
  })
  // What waits is read whole: the index knows no reasons.
  return E.right({ ...query, full: E.getOrElse(() => false)(view) || standing !== 'open' })
}

/** The page that a query asks for: `limit`, `cursor`, `from`, `to`, `order`, `view`, `state` and `where.<listed field>`. */
export const pageQueryIn = (form: AnyForm, query: string): E.Either<Rejection, ReadQuery> =>
  pipe(
    parametersIn(query),
    E.flatMap((parameters) =>
      pipe(
        plainQuery(form, parameters),
        E.flatMap((plain) => {
          const cursor = parameters.get('cursor')
          return cursor === undefined
            ? E.right(plain)
            : pipe(
                positionIn(plain, cursor),
                E.map((after) => ({ ...plain, after })),
              )
        }),
      ),
    ),
  )
