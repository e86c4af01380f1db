import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../failure/failure.js'
import { isSubmissionId } from '../../submission/identity.js'
import type { DeliveryPosition } from './delivery-state.js'

/** Lists that a cursor can belong to. */
export type ListedState = 'due' | 'dead'

/** A position as an opaque cursor, bound to its list. */
export const deliveryCursor = (state: ListedState, { at, id }: DeliveryPosition): string =>
  `${state}.${at}.${id}`

/** The position in a cursor, or `CursorInvalid` if it is malformed or belongs to the other list. */
export const deliveryPositionIn = (
  state: ListedState,
  cursor: string,
): E.Either<Rejection, DeliveryPosition> => {
  const [list, at = '', id = '', ...rest] = cursor.split('.', 4)
  const isPlace = /^\d{1,13}$/.test(at) && (id === '' || id === '~' || isSubmissionId(id))
  return list === state && isPlace && rest.length === 0
    ? E.right({ at: Number(at), id })
    : E.left({ _tag: 'CursorInvalid' })
}
