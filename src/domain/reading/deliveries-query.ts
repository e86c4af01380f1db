import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../failure/failure.js'
import { deliveryPositionIn, type ListedState } from '../notification/delivery/delivery-cursor.js'
import type { DeliveryPosition } from '../notification/delivery/delivery-state.js'
import { complaint, complaintsIn, invalid, numberIn, type Parsed } from './parsed-parameter.js'

/** An owner's query for deliveries, as typed: every value is text. */
export interface DeliveriesAsked {
  /** `due` or `dead`. Default: `dead`. */
  readonly state?: string | undefined
  readonly limit?: string | undefined
  readonly cursor?: string | undefined
}

/** A query for a form's deliveries, oldest first. */
export interface DeliveriesQuery {
  readonly state: ListedState
  /** Maximum deliveries. */
  readonly limit: number
  /** The position of the last delivery on the previous page. */
  readonly after?: DeliveryPosition | undefined
}

/** Maximum deliveries per page. */
export const mostDeliveries = 100

const stateIn = ({ state = 'dead' }: DeliveriesAsked): Parsed<ListedState> =>
  state === 'due' || state === 'dead'
    ? E.right(state)
    : E.left(complaint('state', '“state” must be due or dead.'))

/** Parses an owner's query for deliveries. */
export const readDeliveriesQuery = (asked: DeliveriesAsked): E.Either<Rejection, DeliveriesQuery> => {
  const state = stateIn(asked)
  const limit = numberIn(asked.limit, { name: 'limit', most: mostDeliveries, usual: 50 })
  if (E.isLeft(state) || E.isLeft(limit)) return invalid(complaintsIn([state, limit]))
  const query = { state: state.right, limit: limit.right }
  return asked.cursor === undefined
    ? E.right(query)
    : pipe(
        deliveryPositionIn(query.state, asked.cursor),
        E.map((after) => ({ ...query, after })),
      )
}
