import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DeliveriesAnswer, DeliveryAnswer } from '../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../domain/notification/delivery/delivery-cursor.js'
import type { FormSummary } from '../domain/contract/owner/form-answers.js'
import type { Trouble } from './owner-store.js'

/** Which deliveries of a form, and where to resume. */
export interface DeliveriesAt {
  readonly state: ListedState
  readonly cursor?: string | undefined
}

/** Whom an owner's forms tell, wherever that is kept: in a table, or behind the API. Times are ISO 8601. */
export interface TellingStore {
  /** The owner's forms; each that names targets with how they are. */
  readonly forms: TaskEither<Trouble, readonly FormSummary[]>
  /** One page, the oldest first. */
  readonly deliveries: (form: string, asked: DeliveriesAt) => TaskEither<Trouble, DeliveriesAnswer>
  /** Tells one page of them again, under the same ids; the page has those that will be told. */
  readonly replay: (form: string, asked: DeliveriesAt) => TaskEither<Trouble, DeliveriesAnswer>
  /** How far the telling of a submission, or of a sample, has come; undefined where there is none. */
  readonly told: (form: string, id: string) => TaskEither<Trouble, DeliveryAnswer | undefined>
  /** Tells one target again, under the same id; undefined where it is told nothing of this submission. */
  readonly tellAgain: (
    form: string,
    id: string,
    target: string,
  ) => TaskEither<Trouble, DeliveryAnswer | undefined>
  /** Tells a target a sample; undefined where there is no such target. */
  readonly test: (form: string, target: string) => TaskEither<Trouble, DeliveryAnswer | undefined>
  /** Puts a target on again; false where there is no such target. */
  readonly switchOn: (form: string, target: string) => TaskEither<Trouble, boolean>
}
