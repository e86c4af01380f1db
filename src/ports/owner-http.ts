import type { Either } from 'fp-ts/lib/Either.js'
import type { Rejection } from '../domain/failure.js'
import type { AnyForm } from '../domain/form.js'
import type { SubmissionId } from '../domain/identity.js'
import type { Page, PageQuery } from '../domain/page.js'
import type { Submission } from '../domain/submission.js'
import type { HttpContract } from './http.js'
import type { Credentials } from './owner-verifier.js'

/** What an owner wants of a form's submissions. */
export type Wish =
  /** What is wrong with a query is said to owners only. */
  | { readonly _tag: 'List'; readonly query: Either<Rejection, PageQuery> }
  | { readonly _tag: 'Find'; readonly id: SubmissionId }
  | { readonly _tag: 'Erase'; readonly id: SubmissionId }

/** What a request asks on an owner's behalf. */
export type OwnerCall =
  | { readonly _tag: 'Preflight' }
  | {
      readonly _tag: 'Asked'
      readonly credentials: Credentials
      /** `undefined` where there is none of this name, which strangers are not told. */
      readonly form: AnyForm | undefined
      readonly wish: Wish
    }

/** What became of it. */
export type OwnerAnswered =
  | { readonly _tag: 'Preflight' }
  | { readonly _tag: 'Listed'; readonly query: PageQuery; readonly page: Page }
  | { readonly _tag: 'Found'; readonly submission: Submission }
  | { readonly _tag: 'Erased' }

/** The owner's side of the HTTP contract. */
export type OwnerContract = HttpContract<OwnerCall, OwnerAnswered>
