import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { SubmissionAnswer } from '../../domain/contract/owner/submission-answers.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { idIn, type ListPosition, listQuery, type Row } from '../../domain/reading/list.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import type { Clock } from '../../ports/clock.js'
import type { OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { PageToVerify } from '../use-cases/verify.js'
import { patience } from './patience.js'

/** Dependencies of reading a table to verify it. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'find' | 'page'>
  readonly clock: Clock
  readonly told: (error: RepositoryError) => Trouble
}

/** Maximum submissions in memory at once. */
const limit = 100

type Pages = AsyncGenerator<E.Either<Trouble, PageToVerify>, void>
type Part = Omit<PageToVerify, 'place'>

const nothing: Part = { submissions: [], unreadable: [] }

/** Every submission of a form in a table, the oldest first, each read again by the key that it is stored under. */
export const pagesOfTable = ({ repository, clock, told }: Dependencies) => {
  const deadline = (): Instant => clock() + patience
  const one = async (form: string, id: SubmissionId): Promise<E.Either<RepositoryError, Part>> => {
    const found = await repository.find(form, id, deadline())()
    if (E.isLeft(found))
      return found.left._tag === 'ItemUnreadable' ? E.right({ ...nothing, unreadable: [id] }) : found
    // What was erased or has expired since the page was read needs no check.
    return E.right(
      found.right._tag === 'None'
        ? nothing
        : { ...nothing, submissions: [{ id, submission: found.right.value }] },
    )
  }
  const read = async (form: string, rows: readonly Row[]): Promise<E.Either<RepositoryError, Part>> =>
    pipe(
      E.sequenceArray(await Promise.all(rows.map(({ position }) => one(form, idIn(position))))),
      E.map((parts) => ({
        submissions: parts.flatMap(({ submissions }) => submissions),
        unreadable: parts.flatMap(({ unreadable }) => unreadable),
      })),
    )
  return async function* (form: AnyForm, after?: ListPosition): Pages {
    let place = after
    do {
      const query = listQuery(form, { order: 'oldest', limit, after: place })
      const page = await repository.page(query, deadline())()
      const part = E.isLeft(page) ? page : await read(form.name, page.right.rows)
      place = E.isLeft(page) ? undefined : page.right.next
      yield pipe(
        part,
        E.bimap(told, (read) => ({ ...read, place })),
      )
      if (E.isLeft(part)) return
    } while (place !== undefined)
  }
}

const verifiable = (row: SubmissionAnswer): PageToVerify['submissions'][number] => ({
  id: row.id,
  submission: { ...row, at: Date.parse(row.receivedAt), result: row.result as Fields | undefined },
})

/** Every submission of a form behind the API, the oldest first. */
export const pagesOfApi = async function* (
  store: Pick<OwnerStore, 'whole'>,
  form: string,
  cursor?: string,
): Pages {
  for await (const page of store.whole(form, { order: 'oldest', cursor }))
    yield pipe(
      page,
      E.map(({ submissions, unreadable = [], cursor: place }) => ({
        submissions: submissions.map(verifiable),
        unreadable,
        place,
      })),
    )
}
