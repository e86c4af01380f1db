import type { Either } from 'fp-ts/lib/Either.js'
import type { Rejection } from '../domain/failure/failure.js'
import type { AnyForm } from '../domain/form/form.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { ListPage, ListPosition, ListQuery } from '../domain/reading/list.js'
import type { Submission } from '../domain/submission/submission.js'
import type { HttpContract } from './http.js'
import type { Credentials } from './owner-verifier.js'

/** A page to list, as rows or as whole submissions. */
export interface ReadQuery extends ListQuery {
  readonly full: boolean
}

/** What an owner wants of a form's submissions. What is wrong with a query is said to owners only. */
export type OwnerAction =
  | { readonly _tag: 'List'; readonly query: Either<Rejection, ReadQuery> }
  /** How many came on each of so many days, today the last. */
  | { readonly _tag: 'Count'; readonly days: Either<Rejection, number> }
  | { readonly _tag: 'Find'; readonly id: SubmissionId }
  | { readonly _tag: 'Erase'; readonly id: SubmissionId }
  /** Opens what is held, or holds what is open. */
  | { readonly _tag: 'Release' | 'Hold'; readonly id: SubmissionId }

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
      /** `undefined` where there is none of this name, which strangers are not told. */
      readonly form: AnyForm | undefined
      readonly action: OwnerAction
    }

/** How many submissions came on a UTC day. */
export interface DayCount {
  /** Its first moment. */
  readonly day: Instant
  readonly count: number
  /** Whether the day is over and its count is kept as it is. */
  readonly final: boolean
}

/** How many wait for their owner's review, as far as one look goes. */
export interface HeldCount {
  /** 200 at most. */
  readonly count: number
  readonly more: boolean
}

/** Whole submissions in order, and where to go on; no `next` at the end. */
export interface FullListPage {
  readonly submissions: readonly Submission[]
  /** The ids of those among them that cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  readonly next?: ListPosition | undefined
}

/** What became of it. */
export type OwnerAnswered =
  | { readonly _tag: 'Preflight' }
  | { readonly _tag: 'Forms'; readonly forms: readonly AnyForm[] }
  | { readonly _tag: 'Listed'; readonly query: ListQuery; readonly page: ListPage }
  | { readonly _tag: 'ListedInFull'; readonly query: ListQuery; readonly page: FullListPage }
  | {
      readonly _tag: 'Counted'
      readonly form: string
      readonly days: readonly DayCount[]
      readonly held: HeldCount
    }
  | { readonly _tag: 'Found'; readonly submission: Submission }
  | { readonly _tag: 'Erased' }
  /** The id under which it is open, or held. */
  | { readonly _tag: 'Released' | 'Held'; readonly id: SubmissionId }

/** The owner's side of the HTTP contract. */
export type OwnerContract = HttpContract<OwnerCall, OwnerAnswered>
