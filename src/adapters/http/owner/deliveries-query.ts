import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import {
  deliveryPositionIn,
  type ListedState,
} from '../../../domain/notification/delivery/delivery-cursor.js'
import type { DeliveriesQuery } from '../../../ports/owner-http.js'
import {
  complaint,
  complaintsIn,
  invalid,
  numberIn,
  type Parsed,
} from '../../../domain/reading/parsed-parameter.js'
import { knownIn, type Parameters } from './query-parameters.js'

const stateIn = (parameters: Parameters): Parsed<ListedState> => {
  const state = parameters.get('state') ?? 'dead'
  return state === 'due' || state === 'dead'
    ? E.right(state)
    : E.left(complaint('state', '“state” is due or dead.'))
}

const queryIn = (parameters: Parameters): E.Either<Rejection, DeliveriesQuery> => {
  const state = stateIn(parameters)
  const limit = numberIn(parameters.get('limit'), { name: 'limit', most: 100, usual: 50 })
  if (E.isLeft(state) || E.isLeft(limit)) return invalid(complaintsIn([state, limit]))
  const query = { state: state.right, limit: limit.right }
  const cursor = parameters.get('cursor')
  return cursor === undefined
    ? E.right(query)
    : pipe(
        deliveryPositionIn(query.state, cursor),
        E.map((after) => ({ ...query, after })),
      )
}

/** Which deliveries a query asks for: `state`, dead by default, `limit` and `cursor`. */
export const deliveriesQueryIn = (query: string): E.Either<Rejection, DeliveriesQuery> =>
  pipe(knownIn(query, ['state', 'limit', 'cursor']), E.flatMap(queryIn))
