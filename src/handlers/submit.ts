import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { accept } from '../domain/accept.js'
import { computed } from '../domain/compute.js'
import type {
  ComputationBroken,
  Conflict,
  KeylessUnknown,
  Rejection,
  RepositoryError,
} from '../domain/failure.js'
import type { AnyForm, Fields } from '../domain/form.js'
import { checkKey, type Digest } from '../domain/identity.js'
import type { Instant } from '../domain/instant.js'
import type { Outcome } from '../domain/outcome.js'
import { checkOpen } from '../domain/opening.js'
import { type Accepted, type Attempt, attempt, type Stamp } from '../domain/submission.js'
import { answersOf } from '../domain/words.js'
import type { Stamper } from '../ports/stamper.js'
import type { SubmissionRepository } from '../ports/submission-repository.js'

/** What submitting stands on. */
export interface Dependencies {
  readonly stamper: Stamper
  readonly digest: Digest
  readonly repository: Pick<SubmissionRepository, 'add' | 'find'>
}

/** Why a form that was filled in is not known to be stored. */
export type SubmitFailure = Rejection | ComputationBroken | Conflict | RepositoryError | KeylessUnknown

/** One form filled in. */
export interface Submit {
  readonly form: AnyForm
  /** Values by field name, as text or as JSON has them. */
  readonly input: Fields
  /** The sender's idempotency key. */
  readonly key?: string | undefined
}

/**
 * The use case: checks what was sent, computes what the form asks for, stamps it and stores it once.
 *
 * @returns `Created`, `Replaced` or `Replayed` with what is stored; a `Rejection`, or a bug in the computation, before
 * anything was stored; what stands against it; or what the store could not do. Nothing happens until the task is run.
 * @example
 * const send = submit({ stamper, digest: sha256, repository: memoryRepository({ clock }) })
 * await send({ form: contact, input: { email: 'ada@example.org', … } }, Date.now() + 5_000)()
 */
export const submit =
  ({ stamper, digest, repository }: Dependencies) =>
  ({ form, input, key }: Submit, deadline: Instant): TE.TaskEither<SubmitFailure, Outcome> =>
    pipe(
      TE.fromIO(stamper),
      TE.flatMap((stamp) => {
        const made = attempted({ form, input, key }, digest, stamp)
        const open = checkOpen(form, stamp.receivedAt)
        if (E.isLeft(open)) return recalled(repository, made, open.left, deadline)
        return pipe(
          TE.fromEither(made),
          TE.flatMap((attempt) => pipe(repository.add(attempt, deadline), TE.mapLeft(asFor(attempt)))),
        )
      }),
    )

/**
 * After the closing time only what was stored before it is answered: whoever did not get the first answer must not be
 * told that nothing was stored.
 */
const recalled = (
  repository: Pick<SubmissionRepository, 'find'>,
  made: E.Either<SubmitFailure, Attempt>,
  closed: Rejection,
  deadline: Instant,
): TE.TaskEither<SubmitFailure, Outcome> => {
  if (E.isLeft(made) || made.right.kind === 'r') return TE.left(closed)
  const { form, id, fingerprint } = made.right.submission
  return pipe(
    repository.find(form, id, deadline),
    TE.flatMap((found) =>
      O.isSome(found) && found.value.fingerprint === fingerprint
        ? TE.right<SubmitFailure, Outcome>({ _tag: 'Replayed', submission: found.value })
        : TE.left(closed),
    ),
  )
}

/** Without a key, nothing makes another try the same submission. */
const asFor =
  ({ kind }: Attempt) =>
  (failure: Conflict | RepositoryError): SubmitFailure =>
    kind === 'r' && failure._tag === 'OutcomeUnknown' ? { ...failure, _tag: 'KeylessUnknown' } : failure

type Made = Pick<Accepted, 'fields' | 'computed'>

const attempted = (
  { form, input, key }: Submit,
  digest: Digest,
  stamp: Stamp,
): E.Either<Rejection | ComputationBroken, Attempt> =>
  pipe(
    checkKey(form, key),
    E.flatMap((checked) =>
      pipe(
        accepted(form, input),
        E.map((made) =>
          attempt(form, digest, { input, ...made, key: checked, stamp, answers: answersOf(form) }),
        ),
      ),
    ),
  )

/** The fields and what the form makes of them, before anything is stored. */
const accepted = (form: AnyForm, input: Fields): E.Either<Rejection | ComputationBroken, Made> =>
  pipe(
    accept(form)(input),
    E.flatMap((fields) =>
      pipe(
        computed(form, fields),
        E.map((result) => ({ fields, computed: result })),
      ),
    ),
  )
