import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import {
  isGoneWork,
  type KeptWork,
  mayWrite,
  type Work,
  type WorkInput,
  workTag,
} from '../../domain/work/work.js'
import type { Clock } from '../../ports/clock.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Works } from '../../ports/work-store.js'
import { forgetWork } from './forgetting.js'

/** Dependencies of the owners' work. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'find'>
  readonly works: Works
  readonly clock: Clock
}

/** A submission that an owner works on. */
export interface WorkPlace {
  readonly form: string
  readonly id: SubmissionId
  readonly deadline: Instant
}

/** New work, its author and the version that the author has seen (`If-Match`). */
export interface WorkToWrite {
  readonly input: WorkInput
  readonly by: string
  readonly ifMatch: string | undefined
}

type Asked<A> = TE.TaskEither<Failure, A>

const presentIn = (kept: KeptWork | undefined): Work | undefined =>
  kept === undefined || isGoneWork(kept) ? undefined : kept

/** Finds the submission, whose expiry is also that of its work. */
const submissionAt = ({ repository }: Dependencies, { form, id, deadline }: WorkPlace) =>
  pipe(
    repository.find(form, id, deadline),
    TE.flatMap((found): TE.TaskEither<Failure, { readonly expiresAt?: number | undefined }> =>
      O.isNone(found) ? TE.left({ _tag: 'SubmissionNotFound' }) : TE.right(found.value),
    ),
  )

/** Reads the work on a submission; undefined if there is none yet. */
export const findWork =
  (dependencies: Dependencies) =>
  (place: WorkPlace): Asked<Work | undefined> =>
    pipe(
      submissionAt(dependencies, place),
      TE.flatMap(() => dependencies.works.find(place.form, place.id, place.deadline)),
      TE.map(presentIn),
    )

const put = (dependencies: Dependencies, work: Work, deadline: Instant): Asked<Work> =>
  pipe(
    dependencies.works.put(work, deadline),
    TE.bimap(
      (failure): Failure => (failure._tag === 'Changed' ? { _tag: 'WorkChanged', etag: undefined } : failure),
      () => ({ ...work, rev: work.rev + 1 }),
    ),
  )

/** Erases the written work if its submission was erased in the meantime. */
const unlessErased = (dependencies: Dependencies, place: WorkPlace, work: Work): Asked<Work> =>
  pipe(
    submissionAt(dependencies, place),
    TE.orElse((failure) =>
      failure._tag === 'SubmissionNotFound'
        ? pipe(
            forgetWork(dependencies.works, dependencies.clock)(place.form, place.id, place.deadline),
            TE.flatMap(() => TE.left<Failure>(failure)),
          )
        : TE.left(failure),
    ),
    TE.map(() => work),
  )

/**
 * Writes the work on a submission if the stored version is the one that its author has seen; otherwise returns
 * `WorkChanged` with the stored version's tag, and writes nothing.
 */
export const writeWork =
  (dependencies: Dependencies) =>
  (place: WorkPlace, { input, by, ifMatch }: WorkToWrite): Asked<Work> =>
    pipe(
      submissionAt(dependencies, place),
      TE.flatMap(({ expiresAt }) =>
        pipe(
          dependencies.works.find(place.form, place.id, place.deadline),
          TE.flatMap((kept): Asked<Work> => {
            if (!mayWrite(ifMatch, presentIn(kept)))
              return TE.left({ _tag: 'WorkChanged', etag: workTag(presentIn(kept)) })
            const { form, id } = place
            const work = { ...input, form, id, by, at: dependencies.clock(), rev: kept?.rev ?? 0, expiresAt }
            return put(dependencies, work, place.deadline)
          }),
        ),
      ),
      TE.flatMap((work) => unlessErased(dependencies, place, work)),
    )

/** Lists the existing work on some submissions of a form. */
export const listWork =
  ({ works }: Pick<Dependencies, 'works'>) =>
  (form: string, ids: readonly SubmissionId[], deadline: Instant): Asked<readonly Work[]> =>
    pipe(
      works.known(form, ids, deadline),
      TE.map((found) => found.flatMap((kept) => presentIn(kept) ?? [])),
    )
