import type { FullListPage } from '../domain/reading/found.js'
import type { DayCount, CappedCount } from '../domain/reading/counted.js'
import type { Either } from 'fp-ts/lib/Either.js'
import type { Rejection } from '../domain/failure/failure.js'
import type { AnyForm } from '../domain/form/form.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Delivery } from '../domain/notification/delivery/delivery-state.js'
import type { DeliveriesQuery } from '../domain/reading/deliveries-query.js'
import type { ListPage, ListQuery } from '../domain/reading/list.js'
import type { ReadQuery } from '../domain/reading/read-query.js'
import type { DeliveryListPage, OwnForm } from '../domain/reading/telling.js'
import type { TodaysSubmission } from '../domain/submission/todays-submission.js'
import type { Work, WorkInput } from '../domain/work/work.js'
import type { HttpContract } from './http.js'
import type { Credentials } from './owner-verifier.js'

/** What an owner wants of the telling of a form's submissions. */
export type TellingAction =
  | { readonly _tag: 'Deliveries'; readonly query: Either<Rejection, DeliveriesQuery> }
  /** Tells those of a state again, as many as one page has. */
  | { readonly _tag: 'Replay'; readonly query: Either<Rejection, DeliveriesQuery> }
  /** How far the telling of one submission has come, or of a sample. */
  | { readonly _tag: 'Told'; readonly id: SubmissionId }
  /** Tells one target of one submission again, under the same id. */
  | { readonly _tag: 'TellAgain'; readonly id: SubmissionId; readonly target: string }
  /** Tells a target a sample; or puts one on again that is off. */
  | { readonly _tag: 'TestTarget' | 'SwitchOn'; readonly target: string }

/** What an owner wants of the work on a form's submissions. */
export type WorkAction =
  | { readonly _tag: 'FindWork'; readonly id: SubmissionId }
  | {
      readonly _tag: 'WriteWork'
      readonly id: SubmissionId
      readonly input: Either<Rejection, WorkInput>
      /** `If-Match`: which version of it they have seen. */
      readonly ifMatch: string | undefined
    }
  | { readonly _tag: 'ListWork'; readonly ids: Either<Rejection, readonly SubmissionId[]> }

/** What an owner wants of a form's submissions. What is wrong with a query is said to owners only. */
export type OwnerAction =
  | { readonly _tag: 'List'; readonly query: Either<Rejection, ReadQuery> }
  /** How many came on each of so many days, today the last. */
  | { readonly _tag: 'Count'; readonly days: Either<Rejection, number> }
  | { readonly _tag: 'Find'; readonly id: SubmissionId }
  | { readonly _tag: 'Erase'; readonly id: SubmissionId }
  /** Opens what is held, or holds what is open. */
  | { readonly _tag: 'Release' | 'Hold'; readonly id: SubmissionId }
  | TellingAction
  | WorkAction

/** What a request asks on an owner's behalf. */
export type OwnerCall =
  | { readonly _tag: 'Preflight' }
  /** Which forms are theirs. */
  | {
      readonly _tag: 'Forms'
      readonly credentials: Credentials
      readonly query: Either<Rejection, undefined>
    }
  | {
      readonly _tag: 'Asked'
      readonly credentials: Credentials
      /** `undefined` where no form has this name, which strangers are not told. */
      readonly form: AnyForm | undefined
      readonly action: OwnerAction
    }

/** What became of the telling. */
export type TellingAnswered =
  /** Those of a state, or those of it that are told again. */
  | {
      readonly _tag: 'DeliveriesListed' | 'ReplayBegun'
      readonly state: DeliveriesQuery['state']
      readonly page: DeliveryListPage
    }
  | { readonly _tag: 'ToldSoFar'; readonly id: SubmissionId; readonly delivery: Delivery | undefined }
  | { readonly _tag: 'SwitchedOn'; readonly target: string }

/** What became of it. */
export type OwnerAnswered =
  | { readonly _tag: 'Preflight' }
  | { readonly _tag: 'Forms'; readonly forms: readonly OwnForm[] }
  | TellingAnswered
  | { readonly _tag: 'Listed'; readonly query: ListQuery; readonly page: ListPage }
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
  /** The id under which it is open, or held. */
  | { readonly _tag: 'Released' | 'Held'; readonly id: SubmissionId }

/** The owner's side of the HTTP contract. */
export type OwnerContract = HttpContract<OwnerCall, OwnerAnswered>
