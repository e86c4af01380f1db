import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as IO from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { accept } from '../../domain/submission/accept.js'
import { computed } from '../../domain/submission/compute.js'
import type {
  ComputationBroken,
  Conflict,
  KeylessUnknown,
  Rejection,
  RepositoryError,
} from '../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import { checkKey, type Digest } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import { checkOpen } from '../../domain/form/opening.js'
import { type Attempt, attempt, type Stamp } from '../../domain/submission/submission.js'
import { answersOf } from '../../domain/words/words.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

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
  /** Goes the whole way, but is kept for an hour at most and shown to nobody. */
  readonly test?: boolean
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
  (sent: Submit, deadline: Instant): TE.TaskEither<SubmitFailure, Outcome> =>
    pipe(
      stamper,
      IO.flatMap((stamp): TE.TaskEither<SubmitFailure, Outcome> => {
        const tried = attempted(sent, digest, stamp)
        const open = checkOpen(sent.form, stamp.receivedAt)
        if (E.isLeft(tried)) return TE.left(E.isLeft(open) ? open.left : tried.left)
        const { made, refused } = tried.right
        const against = E.isLeft(open) ? open.left : refused
        if (against !== undefined) return recalled(repository, made, against, deadline)
        const adding = repository.add(made, deadline)
        return made.kind === 'r' ? pipe(adding, TE.mapLeft(keyless)) : adding
      }),
    )

/**
 * What is refused for the time, or by a newer computation, may have been stored before that: whoever did not get the
 * first answer must not be told that nothing was stored.
 */
const recalled = (
  repository: Pick<SubmissionRepository, 'find'>,
  { kind, submission: { form, id, fingerprint } }: Attempt,
  against: Refused,
  deadline: Instant,
): TE.TaskEither<SubmitFailure, Outcome> => {
  // What came by chance comes once, and tests are not read.
  if (kind === 'r' || kind === 't') return TE.left(against)
  return pipe(
    repository.find(form, id, deadline),
    TE.flatMap((found) =>
      O.isSome(found) && found.value.fingerprint === fingerprint
        ? TE.right<SubmitFailure, Outcome>({ _tag: 'Replayed', submission: found.value })
        : TE.left(against),
    ),
  )
}

/** Without a key, nothing makes another try the same submission. */
const keyless = (failure: Conflict | RepositoryError): SubmitFailure =>
  failure._tag === 'OutcomeUnknown' ? { ...failure, _tag: 'KeylessUnknown' } : failure

type Refused = Rejection | ComputationBroken

/** An attempt, with the result of its form; or without one, and what stands against storing it. */
interface Tried {
  readonly made: Attempt
  readonly refused: Refused | undefined
}

const attempted = (
  { form, input, key, test }: Submit,
  digest: Digest,
  stamp: Stamp,
): E.Either<Rejection, Tried> =>
  pipe(
    checkKey(form, key),
    E.flatMap((checked) =>
      pipe(
        accept(form)(input),
        E.map((fields) => {
          const result = computed(form, fields)
          const accepted = { input, fields, key: checked, stamp, answers: answersOf(form), test }
          return E.isLeft(result)
            ? { made: attempt(form, digest, accepted), refused: result.left }
            : { made: attempt(form, digest, { ...accepted, computed: result.right }), refused: undefined }
        }),
      ),
    ),
  )
