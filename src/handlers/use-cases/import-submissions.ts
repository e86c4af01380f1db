import * as E from 'fp-ts/lib/Either.js'
import type { Conflict, RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Attempt } from '../../domain/submission/submission.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Dependencies of importing. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'add' | 'read' | 'find'>
  /** Deadline of a call, computed as the call begins. */
  readonly deadline: () => Instant
}

/** Result of an attempt: stored, there already, or the conflict. */
export type Imported = 'stored' | 'there' | Conflict['_tag']

type Result = E.Either<RepositoryError, readonly Imported[]>

/** Maximum concurrent writes. */
const atOnce = 16

const isConflict = (failure: Conflict | RepositoryError): failure is Conflict =>
  failure._tag === 'KeyReused' ||
  failure._tag === 'KeyTaken' ||
  failure._tag === 'Superseded' ||
  failure._tag === 'SubmissionDeleted'

const addOne = async (
  { repository, deadline }: Dependencies,
  attempt: Attempt,
): Promise<E.Either<RepositoryError, Imported>> => {
  const added = await repository.add(attempt, deadline())()
  if (E.isRight(added)) return E.right(added.right._tag === 'Created' ? 'stored' : 'there')
  return isConflict(added.left) ? E.right(added.left._tag) : E.left(added.left)
}

/**
 * Reads the stored submission of each id. If it has the receipt or the fingerprint of the imported submission, the
 * import counts it as already there; any other submission under the id is a conflict.
 */
const standing = async (
  { repository, deadline }: Dependencies,
  attempts: readonly Attempt[],
): Promise<E.Either<RepositoryError, ReadonlyMap<string, 'there' | 'KeyTaken' | 'KeyReused'>>> => {
  const [first] = attempts
  if (first === undefined) return E.right(new Map())
  const ids = attempts.map(({ submission }) => submission.id)
  const read = await repository.read(first.submission.form, ids, deadline())()
  if (E.isLeft(read)) return read
  const found = new Map(read.right.submissions.map((each) => [each.id, each]))
  const known = new Map<string, 'there' | 'KeyTaken' | 'KeyReused'>()
  for (const id of read.right.unreadable) known.set(id, 'KeyReused')
  for (const { submission, kind } of attempts) {
    const there = found.get(submission.id)
    if (there === undefined) continue
    const isSame = there.receipt === submission.receipt || there.fingerprint === submission.fingerprint
    known.set(submission.id, isSame ? 'there' : kind === 'n' ? 'KeyTaken' : 'KeyReused')
  }
  return E.right(known)
}

/**
 * The use case: stores attempts of one form that were made elsewhere, and returns the result of each, in their order. A
 * repeat stores nothing again.
 *
 * @param isTrial whether to report the results without storing
 */
export const importSubmissions =
  (dependencies: Dependencies) =>
  async (attempts: readonly Attempt[], isTrial: boolean): Promise<Result> => {
    const known = await standing(dependencies, attempts)
    if (E.isLeft(known)) return known
    const results: Imported[] = []
    for (let n = 0; n < attempts.length; n += atOnce) {
      const group = await Promise.all(
        attempts.slice(n, n + atOnce).map((attempt): Promise<E.Either<RepositoryError, Imported>> => {
          const there = known.right.get(attempt.submission.id)
          if (there !== undefined || isTrial) return Promise.resolve(E.right(there ?? 'stored'))
          return addOne(dependencies, attempt)
        }),
      )
      const all = E.sequenceArray(group)
      if (E.isLeft(all)) return all
      results.push(...all.right)
    }
    return E.right(results)
  }
