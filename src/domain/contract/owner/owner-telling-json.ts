import type { DeliveriesAnswer, DeliveryAnswer, FormTellingAnswer, TargetAnswer } from './delivery-answers.js'
import { isoOf } from '../../field/iso-instant.js'
import { deliveryCursor, type ListedState } from '../../notification/delivery/delivery-cursor.js'
import type { Delivery, TargetState } from '../../notification/delivery/delivery-state.js'
import type { DeliveryListPage, FormTelling } from '../../reading/telling.js'

const targetJson = ([name, { state, tries, at, last }]: readonly [string, TargetState]) => ({
  name,
  state,
  tries,
  at: isoOf(at),
  ...(last !== undefined && { last: { at: isoOf(last.at), said: last.said } }),
})

/** The state of the notifications about a submission or a sample. */
const toldJson = ({ id, event, targets }: Delivery): DeliveryAnswer => ({
  id,
  event,
  targets: Object.entries(targets).map(targetJson),
})

/** The state of the notifications about a submission that may not have any yet. */
export const deliveryJson = ({
  id,
  delivery,
}: {
  readonly id: string
  readonly delivery: Delivery | undefined
}): DeliveryAnswer => (delivery === undefined ? { id, targets: [] } : toldJson(delivery))

/** A page of deliveries. */
export const deliveriesJson = ({
  state,
  page: { deliveries, unreadable, next },
}: {
  readonly state: ListedState
  readonly page: DeliveryListPage
}): DeliveriesAnswer => ({
  deliveries: deliveries.map(toldJson),
  ...(unreadable.length > 0 && { unreadable }),
  ...(next !== undefined && { cursor: deliveryCursor(state, next) }),
  consistency: 'eventual',
})

/** The state of a form's notifications. */
export const formTellingJson = ({ targets, dead }: FormTelling): FormTellingAnswer => ({
  targets: targets.map(({ name, state, since }) => ({
    name,
    state,
    ...(since !== undefined && { since: isoOf(since) }),
  })),
  ...(dead !== undefined && { dead }),
})

/** A target that was switched on again. */
export const switchedOnJson = ({ target }: { readonly target: string }): TargetAnswer => ({
  name: target,
  state: 'on',
})
