import type { FoundSubmissions } from '../../domain/reading/found.js'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import {
  idIn,
  isWanted,
  mergeRows,
  type ListPage,
  type ListQuery,
  type Row,
  rowOf,
} from '../../domain/reading/list.js'
import type { Count, CountQuery } from '../../domain/reading/counted.js'
import { isHidden, readable, type Stored, type Submission } from '../../domain/submission/submission.js'
import { adding, changing, erasing, type Written } from '../../domain/submission/transaction.js'
import type { Clock } from '../../ports/clock.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { inTimeBy } from './in-time.js'
import { memoryItems } from './stored-items.js'

/** Submissions in the memory of this process: for tests, and to use the core without a database. */
export const memoryRepository = ({ clock }: { readonly clock: Clock }): SubmissionRepository => {
  const items = memoryItems()
  const { get, put, between } = items

  /** Writes atomically, as nothing here is asynchronous. Stored and returned values share no references. */
  const write = <L, A>(
    { form, id }: Pick<Submission, 'form' | 'id'>,
    step: (stored: Stored | undefined) => Written<L, A>,
  ): E.Either<L, A> => {
    const { told, put: next } = step(structuredClone(get(form, id)))
    if (next !== undefined) put(structuredClone(next))
    return told
  }

  const present = (form: string, id: string): Submission | undefined => {
    const found = get(form, id)
    return found === undefined ? undefined : readable(clock(), found)
  }

  const page = (query: ListQuery): ListPage => {
    const rows: Row[] = []
    for (const position of between(query, query.order === 'oldest')) {
      const found = position === query.after ? undefined : present(query.form, idIn(position))
      if (found !== undefined && isWanted(query, found)) rows.push(structuredClone(rowOf(found)))
      if (rows.length > query.limit) break
    }
    return mergeRows(query, [{ rows }])
  }

  const count = (query: CountQuery): Count => {
    let found = 0
    for (const position of between(query, true))
      if (present(query.form, idIn(position)) !== undefined) found += 1
    return { _tag: 'Counted', count: found }
  }

  const read = (form: string, ids: readonly string[]): FoundSubmissions => ({
    submissions: ids.flatMap((id) => {
      const found = present(form, id)
      return found === undefined || isHidden(found) ? [] : [structuredClone(found)]
    }),
    unreadable: [],
  })

  const inTime = inTimeBy(clock)
  return {
    add: (attempt, deadline) =>
      inTime(deadline, () => write(attempt.submission, (stored) => adding(attempt, stored))),
    find: (form, id, deadline) =>
      inTime(deadline, () => E.right(O.fromNullable(structuredClone(present(form, id))))),
    erase: (form, id, deadline) =>
      inTime(deadline, () => write({ form, id }, (stored) => erasing({ form, id }, stored, clock()))),
    change: (target, asked, deadline) =>
      inTime(deadline, () => write(target, (stored) => changing(target, asked, stored, clock()))),
    page: (query, deadline) => inTime(deadline, () => E.right(page(query))),
    read: (form, ids, deadline) => inTime(deadline, () => E.right(read(form, ids))),
    count: (query, deadline) => inTime(deadline, () => E.right(count(query))),
  }
}
