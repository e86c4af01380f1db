import type { FullListPage, TodaysListPage } from '../domain/reading/found.js'
import type { DayCount, CappedCount } from '../domain/reading/counted.js'
import type { Either } from 'fp-ts/lib/Either.js'
import type { Rejection } from '../domain/failure/failure.js'
import type { AnyForm } from '../domain/form/form.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Delivery } from '../domain/notification/delivery/delivery-state.js'
import type { DeliveriesQuery } from '../domain/reading/deliveries-query.js'
import type { ListQuery } from '../domain/reading/list.js'
import type { ReadQuery } from '../domain/reading/read-query.js'
import type { DeliveryListPage, OwnForm } from '../domain/reading/telling.js'
import type { TodaysSubmission } from '../domain/submission/todays-submission.js'
import type { Work, WorkInput } from '../domain/work/work.js'
import type { HttpContract } from './http.js'
import type { Credentials } from './owner-verifier.js'

/** An owner's request about the notifications of a form. */
export type TellingAction =
  | { readonly _tag: 'Deliveries'; readonly query: Either<Rejection, DeliveriesQuery> }
  /** Sends the deliveries in one state again, up to one page of them. */
  | { readonly _tag: 'Replay'; readonly query: Either<Rejection, DeliveriesQuery> }
  /** Reads the delivery of one submission, or of a sample. */
  | { readonly _tag: 'Told'; readonly id: SubmissionId }
  /** Sends the delivery of one submission to one target again, under the same id. */
  | { readonly _tag: 'TellAgain'; readonly id: SubmissionId; readonly target: string }
  /** Sends a sample to a target; or turns a target on again that is off. */
  | { readonly _tag: 'TestTarget' | 'SwitchOn'; readonly target: string }

/** An owner's request about the work on a submission. */
export type WorkAction =
  | { readonly _tag: 'FindWork'; readonly id: SubmissionId }
  | {
      readonly _tag: 'WriteWork'
      readonly id: SubmissionId
      readonly input: Either<Rejection, WorkInput>
      /** `If-Match`: the version that the owner has seen. */
      readonly ifMatch: string | undefined
    }
  | { readonly _tag: 'ListWork'; readonly ids: Either<Rejection, readonly SubmissionId[]> }

/** An owner's request about a form's submissions. Errors in a query are reported to owners only. */
export type OwnerAction =
  | { readonly _tag: 'List'; readonly query: Either<Rejection, ReadQuery> }
  /** Counts the submissions of each day in a number of days that ends with today. */
  | { readonly _tag: 'Count'; readonly days: Either<Rejection, number> }
  | { readonly _tag: 'Find'; readonly id: SubmissionId }
  | { readonly _tag: 'Erase'; readonly id: SubmissionId }
  /** Opens a held submission, or holds an open one. */
  | { readonly _tag: 'Release' | 'Hold'; readonly id: SubmissionId }
  | TellingAction
  | WorkAction

/** A call on an owner's behalf. */
export type OwnerCall =
  | { readonly _tag: 'Preflight' }
  /** Lists the owner's forms. */
  | {
      readonly _tag: 'Forms'
      readonly credentials: Credentials
      readonly query: Either<Rejection, undefined>
    }
  | {
      readonly _tag: 'Asked'
      readonly credentials: Credentials
      /** `undefined` if no form has this name, which is not revealed to strangers. */
      readonly form: AnyForm | undefined
      readonly action: OwnerAction
    }

/** Result of a request about notifications. */
export type TellingAnswered =
  /** Deliveries in a state, or those of them that will be sent again. */
  | {
      readonly _tag: 'DeliveriesListed' | 'ReplayBegun'
      readonly state: DeliveriesQuery['state']
      readonly page: DeliveryListPage
    }
  | { readonly _tag: 'ToldSoFar'; readonly id: SubmissionId; readonly delivery: Delivery | undefined }
  | { readonly _tag: 'SwitchedOn'; readonly target: string }

/** Result of an owner's call. */
export type OwnerAnswered =
  | { readonly _tag: 'Preflight' }
  | { readonly _tag: 'Forms'; readonly forms: readonly OwnForm[] }
  | TellingAnswered
  | { readonly _tag: 'Listed'; readonly query: ListQuery; readonly page: TodaysListPage }
  | { readonly _tag: 'ListedInFull'; readonly query: ListQuery; readonly page: FullListPage }
  | {
      readonly _tag: 'Counted'
      readonly form: string
      readonly days: readonly DayCount[]
      readonly held: CappedCount
    }
  | { readonly _tag: 'Found'; readonly submission: TodaysSubmission }
  | { readonly _tag: 'Erased' }
  | { readonly _tag: 'WorkFound'; readonly id: SubmissionId; readonly work: Work | undefined }
  | { readonly _tag: 'WorkListed'; readonly work: readonly Work[] }
  /** Id of the submission in its new state. */
  | { readonly _tag: 'Released' | 'Held'; readonly id: SubmissionId }

/** The owner's side of the HTTP contract. */
export type OwnerContract = HttpContract<OwnerCall, OwnerAnswered>
