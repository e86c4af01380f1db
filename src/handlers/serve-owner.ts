import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../domain/failure.js'
import type { AnyForm } from '../domain/form.js'
import { isSubmissionId } from '../domain/identity.js'
import type { Instant } from '../domain/instant.js'
import { type Owner, owns } from '../domain/owner.js'
import type { PageQuery } from '../domain/page.js'
import type { Clock } from '../ports/clock.js'
import type { Log } from '../ports/log.js'
import type { OwnerAnswered, OwnerContract, Wish } from '../ports/owner-http.js'
import type { OwnerVerifier } from '../ports/owner-verifier.js'
import type { SubmissionRepository } from '../ports/submission-repository.js'
import { answering } from './answering.js'
import { find } from './find.js'

/** What serving owners stands on. */
export interface Dependencies {
  readonly contract: OwnerContract
  readonly verifier: OwnerVerifier
  readonly repository: Pick<SubmissionRepository, 'find' | 'page' | 'erase'>
  readonly clock: Clock
  readonly log: Log
}

/** A form that is not theirs is answered like one that does not exist. */
const theirs = (form: AnyForm | undefined, owner: Owner): E.Either<Failure, AnyForm> =>
  form !== undefined && owns(owner, form.name) ? E.right(form) : E.left({ _tag: 'FormNotFound' })

type Repository = Dependencies['repository']

const grant = (
  repository: Repository,
  { name }: AnyForm,
  wish: Wish,
  deadline: Instant,
): TE.TaskEither<Failure, OwnerAnswered> => {
  if (wish._tag === 'List')
    return pipe(
      TE.fromEither<Failure, PageQuery>(wish.query),
      TE.flatMap((query) =>
        pipe(
          repository.page(query, deadline),
          TE.map((page): OwnerAnswered => ({ _tag: 'Listed', query, page })),
        ),
      ),
    )
  if (!isSubmissionId(wish.id)) return TE.left({ _tag: 'SubmissionNotFound' })
  return wish._tag === 'Find'
    ? pipe(
        find({ repository })(name, wish.id, deadline),
        TE.map((submission): OwnerAnswered => ({ _tag: 'Found', submission })),
      )
    : pipe(
        repository.erase(name, wish.id, deadline),
        TE.map((): OwnerAnswered => ({ _tag: 'Erased' })),
      )
}

/** Answers owners, and nobody else: who it is comes first, then whether the form is theirs, then what they want. */
export const serveOwner = ({ contract, verifier, repository, clock, log }: Dependencies) =>
  answering({
    contract,
    clock,
    log,
    run: (call, { deadline }): TE.TaskEither<Failure, OwnerAnswered> =>
      call._tag === 'Preflight'
        ? TE.right(call)
        : pipe(
            verifier(call.credentials),
            TE.flatMapEither((owner) => theirs(call.form, owner)),
            TE.flatMap((form) => grant(repository, form, call.wish, deadline)),
          ),
  })
