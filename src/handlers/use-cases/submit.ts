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
  SubmissionRejection,
  RepositoryError,
} from '../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import {
  checkKey,
  type Digest,
  identifyHeld,
  naturalId,
  submissionId,
  type SubmissionId,
} from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import { checkOpen } from '../../domain/form/opening.js'
import { judge, signsOf } from '../../domain/spam/judge.js'
import type { Reason } from '../../domain/spam/reason.js'
import { secondsShown, timeTokenIn } from '../../domain/spam/time-token.js'
import { type Attempt, attempt, type Stamp } from '../../domain/submission/submission.js'
import { answersOf } from '../../domain/words/words.js'
import type { Mac } from '../../ports/mac.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Notifies } from './release.js'

/** Dependencies of submitting. */
export interface Dependencies {
  readonly stamper: Stamper
  readonly digest: Digest
  readonly repository: Pick<SubmissionRepository, 'add' | 'find'>
  /** Checks when a page was shown that was sent; without it, nobody knows. */
  readonly mac?: Mac | undefined
  readonly notifies?: Notifies | undefined
}

/** Why a form that was filled in is not known to be stored. */
export type SubmitFailure =
  SubmissionRejection | ComputationBroken | Conflict | RepositoryError | KeylessUnknown

/** One form filled in. */
export interface Submit<F extends AnyForm = AnyForm> {
  readonly form: F
  /** Values by field name, as text or as JSON has them. */
  readonly input: Fields
  /** The sender's idempotency key. */
  readonly key?: string | undefined
  /** Goes the whole way, but is kept for an hour at most and shown to nobody. */
  readonly test?: boolean
  /** Whether the field was filled in that people do not see. */
  readonly trapped?: boolean
}

/**
 * The use case: checks what was sent, computes what the form asks for, stamps it and stores it once: open, or held for
 * its owner where something speaks against it. Who sent it is told the same.
 *
 * @returns `Created`, `Replaced` or `Replayed` with what is stored; a `SubmissionRejection`, or a bug in the computation, before
 * anything was stored; what stands against it; or what the store could not do. Nothing happens until the task is run.
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
        const { repository, digest } = dependencies
        const tried = attempted(dependencies, sent, stamp)
        const open = checkOpen(sent.form, stamp.receivedAt)
        if (E.isLeft(tried)) return TE.left(E.isLeft(open) ? open.left : tried.left)
        const { made, refused } = tried.right
        const against = E.isLeft(open) ? open.left : refused
        if (against !== undefined)
          return recalled(repository, { made, ids: placesOf(sent, digest, made), against }, deadline)
        const adding = repository.add(made, deadline)
        return isByChance(made, sent) ? pipe(adding, TE.mapLeft(keyless)) : adding
      }),
    )

/** Whether nothing but chance identifies it. */
const isByChance = ({ kind }: Attempt, { key }: Submit): boolean =>
  kind === 'r' || (kind === 'h' && key === undefined)

/** The ids under which a submission may have been stored before, whatever it was judged then: chance comes once. */
const placesOf = (
  { form, key }: Submit,
  digest: Digest,
  { kind, submission }: Attempt,
): readonly SubmissionId[] => {
  // Tests are not read.
  if (kind === 'r' || kind === 't') return []
  const places = [naturalId(form, digest, submission.fields) ?? submission.id]
  const held = key === undefined || form.naturalKey === undefined ? [] : [identifyHeld(key, '')]
  return [...places, ...held.map((identity) => submissionId(digest, form.name, identity))]
}

/** What an earlier try may have left: an attempt, where to look, and what stands against storing it now. */
interface Recalled {
  readonly made: Attempt
  readonly ids: readonly SubmissionId[]
  readonly against: Refused
}

/**
 * What is refused for the time, or by a newer computation, may have been stored before that: whoever did not get the
 * first answer must not be told that nothing was stored.
 */
const recalled = (
  repository: Pick<SubmissionRepository, 'find'>,
  { made, ids: [id, ...others], against }: Recalled,
  deadline: Instant,
): TE.TaskEither<SubmitFailure, Outcome> => {
  if (id === undefined) return TE.left(against)
  const { form, fingerprint } = made.submission
  return pipe(
    repository.find(form, id, deadline),
    TE.flatMap((found) =>
      O.isSome(found) && found.value.fingerprint === fingerprint
        ? TE.right<SubmitFailure, Outcome>({ _tag: 'Replayed', submission: found.value })
        : recalled(repository, { made, ids: others, against }, deadline),
    ),
  )
}

/** Seconds since the page was shown that has this key; `undefined` where that is not known for certain. */
const secondsOf = ({ mac }: Dependencies, { form, key }: Submit, now: Instant): number | undefined => {
  const token = mac === undefined ? undefined : timeTokenIn(form.name, key)
  return token !== undefined && mac?.verify('time', token.signed, token.mac) === true
    ? secondsShown(token.shownAt, now)
    : undefined
}

/** What speaks against a submission. */
const whyOf = (dependencies: Dependencies, sent: Submit, fields: Fields, now: Instant): readonly Reason[] => {
  const { trapped = false, form } = sent
  const judged = judge(signsOf(form.spam, { trapped, seconds: secondsOf(dependencies, sent, now), fields }))
  return judged._tag === 'Held' ? judged.why : []
}

/** Without a key, nothing makes another try the same submission. */
const keyless = (failure: Conflict | RepositoryError): SubmitFailure =>
  failure._tag === 'OutcomeUnknown' ? { ...failure, _tag: 'KeylessUnknown' } : failure

type Refused = SubmissionRejection | ComputationBroken

/** An attempt, with the result of its form; or without one, and what stands against storing it. */
interface Tried {
  readonly made: Attempt
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
          const why = whyOf(dependencies, sent, fields, stamp.receivedAt)
          const told = notifies?.(form, fields)
          const answers = answersOf(form)
          const accepted = { input, fields, key: checked, stamp, answers, test, why, notifies: told }
          return E.isLeft(result)
            ? { made: attempt(form, digest, accepted), refused: result.left }
            : { made: attempt(form, digest, { ...accepted, computed: result.right }), refused: undefined }
        }),
      ),
    ),
  )
}
