import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as IO from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { accept } from '../../domain/submission/accept.js'
import { computed } from '../../domain/submission/compute.js'
import type {
  ComputationBroken,
  Conflict,
  KeylessUnknown,
  NotHuman,
  RateLimited,
  SubmissionRejection,
  RepositoryError,
} from '../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import { checkKey, type Digest, naturalId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import { checkOpen } from '../../domain/form/opening.js'
import { withProof } from '../../domain/spam/proof.js'
import type { Reason } from '../../domain/spam/reason.js'
import { type Attempt, attempt, type Stamp } from '../../domain/submission/submission.js'
import { answersOf } from '../../domain/words/words.js'
import type { Humans, Proved } from '../../ports/humans.js'
import type { Limited, Limiter } from '../../ports/limiter.js'
import type { Mac } from '../../ports/mac.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { placesOf, storedBefore } from './recall.js'
import type { Notifies } from './release.js'
import { signsIn } from './signs.js'

/** Dependencies of the submit use case. */
export interface Dependencies {
  readonly stamper: Stamper
  readonly digest: Digest
  readonly repository: Pick<SubmissionRepository, 'add' | 'find'>
  /** Verifies the time a page was shown; without it, the time is unknown. */
  readonly mac?: Mac | undefined
  readonly notifies?: Notifies | undefined
  /** Limits submissions; without it, there is no limit. */
  readonly limiter?: Limiter | undefined
  /** Checks proofs; without it, none is accepted. */
  readonly humans?: Pick<Humans, 'check'> | undefined
}

/** Reason why a submission is not known to be stored. */
export type SubmitFailure =
  | SubmissionRejection
  | ComputationBroken
  | RateLimited
  | NotHuman
  | Conflict
  | RepositoryError
  | KeylessUnknown

/** A form to submit. */
export interface Submit<F extends AnyForm = AnyForm> {
  readonly form: F
  /** Values by field name, as text or JSON. */
  readonly input: Fields
  /** The sender's idempotency key. */
  readonly key?: string | undefined
  /** Whether it is a test: fully processed, but kept for at most an hour and shown to nobody. */
  readonly test?: boolean
  /** Whether the trap, a field that people do not see, was filled in. */
  readonly trapped?: boolean
  /** The sender's address; used to count its submissions, and not stored. */
  readonly address?: string | undefined
  /** Proof that a person sent it. */
  readonly proof?: string | undefined
  /** Host that received it, whose own pages may send forms. */
  readonly host?: string | undefined
}

/**
 * The use case: checks the input, computes the form's result, stamps the submission and stores it once: open, or held
 * for its owner if there are signs of spam. The sender gets the same answer either way.
 *
 * @returns `Created`, `Replaced` or `Replayed` with the stored submission; a rejection, `RateLimited`, `NotHuman` or a
 * defect of the computation, before anything is stored; a conflict; or a failure of the store. Nothing happens until
 * the task is run.
 * @example
 * const send = submit({ stamper, digest: sha256, repository: memoryRepository({ clock }) })
 * await send({ form: contact, input: { email: 'ada@example.org', … } }, Date.now() + 5_000)()
 */
export const submit =
  (dependencies: Dependencies) =>
  <F extends AnyForm>(sent: Submit<F>, deadline: Instant): TE.TaskEither<SubmitFailure, Outcome<F>> =>
    pipe(
      dependencies.stamper,
      IO.flatMap((stamp): TE.TaskEither<SubmitFailure, Outcome> => {
        const tried = attempted(dependencies, sent, stamp)
        const open = checkOpen(sent.form, stamp.receivedAt)
        if (E.isLeft(tried)) return TE.left(E.isLeft(open) ? open.left : tried.left)
        const { make, signs, refused } = tried.right
        const against = E.isLeft(open) ? open.left : refused
        return against === undefined
          ? limited(dependencies, sent, { make, signs, now: stamp.receivedAt }, deadline)
          : unlessStored(dependencies, sent, { made: make(signs), against }, deadline)
      }),
    )

/** Makes the attempt, with the reasons to hold it. */
type Make = (why: readonly Reason[]) => Attempt

/** A valid submission, and the reasons to hold it so far. */
interface Right {
  readonly make: Make
  readonly signs: readonly Reason[]
  readonly now: Instant
}

const stored = (
  dependencies: Dependencies,
  sent: Submit,
  { make, why, isNew }: { readonly make: Make; readonly why: readonly Reason[]; readonly isNew: boolean },
  deadline: Instant,
): TE.TaskEither<SubmitFailure, Outcome> => {
  const made = make(why)
  const adding = (): TE.TaskEither<SubmitFailure, Outcome> => {
    const added = dependencies.repository.add(made, deadline)
    return isByChance(made, sent) ? pipe(added, TE.mapLeft(keyless)) : added
  }
  if (!isNew) return adding()
  return pipe(
    unlessOpen(dependencies, sent, made, deadline),
    TE.flatMap(O.match(adding, TE.right<SubmitFailure, Outcome>)),
  )
}

/** Checks the proof; `none` if there is none, the form asks for none, or none can be checked. */
const provedOf = (
  { humans }: Dependencies,
  { form, key, proof = '', host }: Submit,
  now: Instant,
  deadline: Instant,
): T.Task<Proved | 'none'> =>
  humans === undefined || form.spam.human === undefined || proof === ''
    ? T.of('none')
    : humans.check({ human: form.spam.human, form: form.name, key, proof, host, now }, deadline)

/** Stores a valid submission as its proof and the limits allow: open, held, or not at all. */
const limited = (
  dependencies: Dependencies,
  sent: Submit,
  { make, signs, now }: Right,
  deadline: Instant,
): TE.TaskEither<SubmitFailure, Outcome> => {
  const { form, address, key } = sent
  const refuse = (against: Refused): TE.TaskEither<SubmitFailure, Outcome> =>
    unlessStored(dependencies, sent, { made: make(signs), against }, deadline)
  const { limiter = () => T.of<Limited>({ _tag: 'Passed', why: [], isUnusual: false }) } = dependencies
  return pipe(
    // First, as it is cheaper than checking a proof: a flood of wrong proofs is counted, and in the end refused
    // unchecked.
    TE.fromTask(limiter({ form, address, now }, deadline)),
    TE.flatMap((result) =>
      result._tag === 'RateLimited'
        ? refuse({ ...result, outcome: key === undefined ? 'not-stored' : 'unknown' })
        : pipe(
            TE.fromTask(provedOf(dependencies, sent, now, deadline)),
            TE.flatMap((proved) => {
              if (proved === 'refused') return refuse({ _tag: 'NotHuman' })
              const why = withProof(form.spam, [...signs, ...result.why], { ...result, proved })
              // The signs are the same as at the first try; only other reasons may have changed since.
              return stored(dependencies, sent, { make, why, isNew: why.length > signs.length }, deadline)
            }),
          ),
    ),
  )
}

/** Whether its id is random. */
const isByChance = ({ kind }: Attempt, { key }: Submit): boolean =>
  kind === 'r' || (kind === 'h' && key === undefined)

/** Returns the reason against storing, unless the submission was stored earlier. */
const unlessStored = (
  { repository, digest }: Dependencies,
  sent: Submit,
  { made, against }: { readonly made: Attempt; readonly against: Refused },
  deadline: Instant,
): TE.TaskEither<SubmitFailure, Outcome> =>
  pipe(
    storedBefore(repository, made, placesOf(sent, digest, made), deadline),
    // An unavailable store does not lift a limit.
    TE.orElse((failure) => (against._tag === 'RateLimited' ? TE.right(O.none) : TE.left(failure))),
    TE.flatMap(O.match(() => TE.left<SubmitFailure, Outcome>(against), TE.right)),
  )

/**
 * Replays an open submission of a form with a natural key. Held submissions have another place, but a retry of an open
 * one must not be held there as well.
 */
const unlessOpen = (
  { repository, digest }: Dependencies,
  { form, test }: Submit,
  made: Attempt,
  deadline: Instant,
): TE.TaskEither<RepositoryError, O.Option<Outcome>> => {
  const id = test === true ? undefined : naturalId(form, digest, made.submission.fields)
  return id === undefined ? TE.right(O.none) : storedBefore(repository, made, [id], deadline)
}

/** Marks the failure of a submission without a key, as a retry would be another submission. */
const keyless = (failure: Conflict | RepositoryError): SubmitFailure =>
  failure._tag === 'OutcomeUnknown' ? { ...failure, _tag: 'KeylessUnknown' } : failure

type Refused = SubmissionRejection | ComputationBroken | RateLimited | NotHuman

/** An attempt with its form's result, or the reason against storing it. */
interface Tried extends Omit<Right, 'now'> {
  readonly refused: Refused | undefined
}

const attempted = (
  dependencies: Dependencies,
  sent: Submit,
  stamp: Stamp,
): E.Either<SubmissionRejection, Tried> => {
  const { digest, notifies } = dependencies
  const { form, input, key, test } = sent
  return pipe(
    checkKey(form, key),
    E.flatMap((checked) =>
      pipe(
        accept(form)(input),
        E.map((fields) => {
          const result = computed(form, fields)
          const signs = signsIn(dependencies.mac, sent, fields, stamp.receivedAt)
          const told = notifies?.(form, fields)
          const answers = answersOf(form)
          const accepted = { input, fields, key: checked, stamp, answers, test, notifies: told }
          const made = E.isLeft(result) ? accepted : { ...accepted, computed: result.right }
          const make: Make = (why) => attempt(form, digest, { ...made, why })
          return { make, signs, refused: E.isLeft(result) ? result.left : undefined }
        }),
      ),
    ),
  )
}
