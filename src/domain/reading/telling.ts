import type { AnyForm } from '../form/form.js'
import type { Instant } from '../kernel/instant.js'
import type { Delivery, DeliveryPosition } from '../notification/delivery/delivery-state.js'
import type { SubmissionId } from '../submission/identity.js'
import type { CappedCount } from './counted.js'

/** A target that a form names. */
export interface TargetStatus {
  readonly name: string
  /** `missing` is one that the deployment does not have. */
  readonly state: 'on' | 'off' | 'missing'
  /** Since when it is off. */
  readonly since?: Instant | undefined
}

/** How the telling of a form goes. */
export interface FormTelling {
  readonly targets: readonly TargetStatus[]
  /** Deliveries that were given up: 200 at most. Undefined where the store could not say. */
  readonly dead?: CappedCount | undefined
}

/** A form of an owner's, and how its telling goes where it names targets. */
export interface OwnForm {
  readonly form: AnyForm
  readonly telling?: FormTelling | undefined
}

/** Deliveries in order, and where to resume; no `next` at the end. */
export interface DeliveryListPage {
  readonly deliveries: readonly Delivery[]
  /** The ids of those that cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  readonly next?: DeliveryPosition | undefined
}
