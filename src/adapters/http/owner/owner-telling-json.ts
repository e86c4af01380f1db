import type {
  DeliveriesAnswer,
  DeliveryAnswer,
  FormTellingAnswer,
  TargetAnswer,
} from '../../../domain/contract/owner/deliveries.js'
import { deliveryCursor, type ListedState } from '../../../domain/notification/delivery/delivery-cursor.js'
import type { Delivery, TargetState } from '../../../domain/notification/delivery/delivery-state.js'
import type { DeliveryPage, FormTelling, TellingAnswered } from '../../../ports/owner-http.js'

const iso = (at: number): string => new Date(at).toISOString()

const targetJson = ([name, { state, tries, at, last }]: readonly [string, TargetState]) => ({
  name,
  state,
  tries,
  at: iso(at),
  ...(last !== undefined && { last: { at: iso(last.at), said: last.said } }),
})

/** How far the telling of a submission, or of a sample, has come. */
const deliveryJson = ({ id, event, targets }: Delivery): DeliveryAnswer => ({
  id,
  event,
  targets: Object.entries(targets).map(targetJson),
})

const pageJson = ({ deliveries, unreadable, next }: DeliveryPage, state: ListedState): DeliveriesAnswer => ({
  deliveries: deliveries.map(deliveryJson),
  ...(unreadable.length > 0 && { unreadable }),
  ...(next !== undefined && { cursor: deliveryCursor(state, next) }),
  consistency: 'eventual',
})

/** How the telling of a form goes. */
export const standingJson = ({ targets, dead }: FormTelling): FormTellingAnswer => ({
  targets: targets.map(({ name, state, since }) => ({
    name,
    state,
    ...(since !== undefined && { since: iso(since) }),
  })),
  ...(dead !== undefined && { dead }),
})

/** What an owner is told about telling. */
export const tellingJson = (done: TellingAnswered): DeliveriesAnswer | DeliveryAnswer | TargetAnswer => {
  switch (done._tag) {
    case 'DeliveriesListed':
    case 'ReplayBegun':
      return pageJson(done.page, done.state)
    case 'ToldSoFar':
      return done.delivery === undefined ? { id: done.id, targets: [] } : deliveryJson(done.delivery)
    case 'SwitchedOn':
      return { name: done.target, state: 'on' }
  }
}
