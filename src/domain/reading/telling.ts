import type { AnyForm } from '../form/form.js'
import type { Instant } from '../kernel/instant.js'
import type { Delivery, DeliveryPosition } from '../notification/delivery/delivery-state.js'
import type { SubmissionId } from '../submission/identity.js'
import type { CappedCount } from './counted.js'

/** A target that a form names. */
export interface TargetStatus {
  readonly name: string
  /** `missing` if the deployment has no such target. */
  readonly state: 'on' | 'off' | 'missing'
  /** The time since which it is off. */
  readonly since?: Instant | undefined
}

/** The state of a form's notifications. */
export interface FormTelling {
  readonly targets: readonly TargetStatus[]
  /** Dead deliveries: a count up to 200, and whether there are more. Undefined if the store could not count them. */
  readonly dead?: CappedCount | undefined
}

/** A form of an owner, with the state of its notifications if it names targets. */
export interface OwnForm {
  readonly form: AnyForm
  readonly telling?: FormTelling | undefined
}

/** Deliveries in order, and the cursor of the next page; no `next` on the last one. */
export interface DeliveryListPage {
  readonly deliveries: readonly Delivery[]
  /** Ids of the deliveries that cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  readonly next?: DeliveryPosition | undefined
}
