import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DeliveriesAnswer, DeliveryAnswer } from '../../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../domain/notification/delivery/delivery-cursor.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import type { Trouble } from '../owner-store.js'

/** Query for the deliveries of a form, with the cursor to resume from. */
export interface DeliveriesAt {
  readonly state: ListedState
  readonly cursor?: string | undefined
}

/** Notifications of an owner's forms, in a table or behind the API. Times are ISO 8601. */
export interface TellingStore {
  /** The owner's forms; each form with targets includes their state. */
  readonly forms: TaskEither<Trouble, readonly FormSummary[]>
  /** Reads one page of deliveries, oldest first. */
  readonly deliveries: (form: string, asked: DeliveriesAt) => TaskEither<Trouble, DeliveriesAnswer>
  /** Sends one page of deliveries again under the same ids; returns those that will be sent. */
  readonly replay: (form: string, asked: DeliveriesAt) => TaskEither<Trouble, DeliveriesAnswer>
  /** Reads the delivery of a submission, or of a sample; undefined if there is none. */
  readonly told: (form: string, id: string) => TaskEither<Trouble, DeliveryAnswer | undefined>
  /** Notifies one target again under the same id; undefined if it is not notified of this submission. */
  readonly tellAgain: (
    form: string,
    id: string,
    target: string,
  ) => TaskEither<Trouble, DeliveryAnswer | undefined>
  /** Sends a sample to a target; undefined if there is no such target. */
  readonly test: (form: string, target: string) => TaskEither<Trouble, DeliveryAnswer | undefined>
  /** Turns a target on again; false if there is no such target. */
  readonly switchOn: (form: string, target: string) => TaskEither<Trouble, boolean>
}
