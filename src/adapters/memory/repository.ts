import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Conflict } from '../../domain/failure/failure.js'
import { hasExpired } from '../../domain/kernel/instant.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import {
  boundsOf,
  type Count,
  type CountQuery,
  idIn,
  isWanted,
  mergeRows,
  type Page,
  type PageQuery,
  positionOf,
  type Row,
} from '../../domain/reading/page.js'
import {
  type Attempt,
  isTombstone,
  readable,
  type Stored,
  type Submission,
  tombstone,
} from '../../domain/submission/submission.js'
import { verdict } from '../../domain/submission/verdict.js'
import type { Clock } from '../../ports/clock.js'
import type { Several, SubmissionRepository } from '../../ports/submission-repository.js'
import { type Ordered, ordered } from './ordered.js'

const rowOf = (submission: Submission): Row => ({
  id: submission.id,
  at: submission.at,
  listed: submission.listed,
  expiresAt: submission.expiresAt,
  position: positionOf(submission),
})

/** The items by key, and each form's positions in order. */
const shelf = () => {
  const items = new Map<string, Stored>()
  const orders = new Map<string, Ordered>()
  const keyOf = (form: string, id: string): string => `${form}#${id}`
  const orderOf = (form: string): Ordered => {
    const order = orders.get(form) ?? ordered()
    orders.set(form, order)
    return order
  }
  const get = (form: string, id: string): Stored | undefined => items.get(keyOf(form, id))
  return {
    get,
    put: (item: Stored): void => {
      const { form, id } = item
      const old = get(form, id)
      if (old !== undefined && !isTombstone(old)) orderOf(form).remove(positionOf(old))
      if (!isTombstone(item) && item.test !== true) orderOf(form).insert(positionOf(item))
      items.set(keyOf(form, id), item)
    },
    between: (form: string, ...range: Parameters<Ordered['between']>) => orderOf(form).between(...range),
  }
}

/** Submissions in this process, gone with it: for tests, and to import the core without a database. */
export const memoryRepository = ({ clock }: { readonly clock: Clock }): SubmissionRepository => {
  const { get, put, between } = shelf()

  const present = (form: string, id: string): Submission | undefined => {
    const found = get(form, id)
    return found === undefined ? undefined : readable(clock(), found)
  }

  const store = (outcome: Outcome): E.Either<never, Outcome> => {
    put(structuredClone(outcome.submission))
    return E.right(outcome)
  }

  const add = (attempt: Attempt): E.Either<Conflict, Outcome> => {
    const { submission } = attempt
    const created: Outcome = { _tag: 'Created', submission }
    const stored = get(submission.form, submission.id)
    if (stored === undefined) return store(created)
    const decision = verdict(attempt, created, stored, submission.at)
    switch (decision._tag) {
      case 'Done':
        return E.right(decision.outcome)
      case 'Refused':
        return E.left(decision.conflict)
      case 'PutIfAbsent':
        return store(created)
      case 'PutOver':
        // Nothing can come between, as nothing here waits: what `over` names is still there.
        return store(decision.outcome)
    }
  }

  const page = (query: PageQuery): Page => {
    const rows: Row[] = []
    for (const position of between(query.form, ...boundsOf(query), query.order === 'oldest')) {
      const found = position === query.after ? undefined : present(query.form, idIn(position))
      if (found !== undefined && isWanted(query, found)) rows.push(structuredClone(rowOf(found)))
      if (rows.length > query.limit) break
    }
    return mergeRows(query, [{ rows }])
  }

  const count = (query: CountQuery): Count => {
    let found = 0
    for (const position of between(query.form, ...boundsOf(query), true))
      if (present(query.form, idIn(position)) !== undefined) found += 1
    return { _tag: 'Counted', count: found }
  }

  const read = (form: string, ids: readonly string[]): Several => ({
    submissions: ids.flatMap((id) => structuredClone(present(form, id)) ?? []),
    unreadable: [],
  })

  return {
    add: (attempt) => () => Promise.resolve(add(attempt)),
    find: (form, id) => () => Promise.resolve(E.right(O.fromNullable(structuredClone(present(form, id))))),
    erase: (form, id) => () => {
      const found = get(form, id)
      const erased = found !== undefined && isTombstone(found) && !hasExpired(clock(), found)
      if (!erased) put(tombstone(form, id, clock()))
      return Promise.resolve(E.right(undefined))
    },
    page: (query) => () => Promise.resolve(E.right(page(query))),
    read: (form, ids) => () => Promise.resolve(E.right(read(form, ids))),
    count: (query) => () => Promise.resolve(E.right(count(query))),
  }
}
