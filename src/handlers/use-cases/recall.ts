import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { type Digest, identifyHeld, naturalId, submissionId } from '../../domain/submission/identity.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import type { Attempt } from '../../domain/submission/submission.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Ids under which a submission may have been stored earlier, open or held; none for a random id. */
export const placesOf = (
  { form, key }: { readonly form: AnyForm; readonly key?: string | undefined },
  digest: Digest,
  { kind, submission }: Attempt,
): readonly SubmissionId[] => {
  // Reads never show tests.
  if (kind === 'r' || kind === 't') return []
  const places = [naturalId(form, digest, submission.fields) ?? submission.id]
  const held = key === undefined || form.naturalKey === undefined ? [] : [identifyHeld(key, '')]
  return [...places, ...held.map((identity) => submissionId(digest, form.name, identity))]
}

/**
 * Finds an earlier copy of a submission that is refused now: a sender who missed the first answer must not be told that
 * nothing was stored.
 *
 * @returns the stored submission with the same values in one of the places, as a replay
 */
export const storedBefore = (
  repository: Pick<SubmissionRepository, 'find'>,
  made: Attempt,
  [id, ...others]: readonly SubmissionId[],
  deadline: Instant,
): TE.TaskEither<RepositoryError, O.Option<Outcome>> => {
  if (id === undefined) return TE.right(O.none)
  const { form, fingerprint } = made.submission
  return pipe(
    repository.find(form, id, deadline),
    TE.flatMap((found) =>
      O.isSome(found) && found.value.fingerprint === fingerprint
        ? TE.right(O.some<Outcome>({ _tag: 'Replayed', submission: found.value }))
        : storedBefore(repository, made, others, deadline),
    ),
  )
}
