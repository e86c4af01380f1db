import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Conflict } from '../../domain/failure.js'
import { hasExpired } from '../../domain/instant.js'
import type { Outcome } from '../../domain/outcome.js'
import { boundsOf, mergeRows, type Page, type PageQuery, positionOf, type Row } from '../../domain/page.js'
import {
  type Attempt,
  isTombstone,
  type Stored,
  type Submission,
  tombstone,
} from '../../domain/submission.js'
import { verdict } from '../../domain/verdict.js'
import type { Clock } from '../../ports/clock.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

const rowOf = (submission: Submission): Row => ({
  id: submission.id,
  at: submission.at,
  listed: submission.listed,
  expiresAt: submission.expiresAt,
  position: positionOf(submission),
})

/** Submissions in this process, gone with it: for tests, and to import the core without a database. */
export const memoryRepository = ({ clock }: { readonly clock: Clock }): SubmissionRepository => {
  const items = new Map<string, Stored>()
  const keyOf = (form: string, id: string): string => `${form}#${id}`

  const present = (): Submission[] =>
    [...items.values()].filter((item): item is Submission => !isTombstone(item) && !hasExpired(clock(), item))

  const store = (outcome: Outcome): E.Either<never, Outcome> => {
    const { submission } = outcome
    items.set(keyOf(submission.form, submission.id), structuredClone(submission))
    return E.right(outcome)
  }

  const add = (attempt: Attempt): E.Either<Conflict, Outcome> => {
    const { submission } = attempt
    const created: Outcome = { _tag: 'Created', submission }
    const stored = items.get(keyOf(submission.form, submission.id))
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
    const [least, most] = boundsOf(query)
    const rows = present()
      .filter(({ form }) => form === query.form)
      .map(rowOf)
      .filter(({ position }) => position >= least && position <= most && position !== query.after)
    return mergeRows(query, [rows])
  }

  return {
    add: (attempt) => () => Promise.resolve(add(attempt)),
    find: (form, id) => () => {
      const found = items.get(keyOf(form, id))
      const readable = found !== undefined && !isTombstone(found) && !hasExpired(clock(), found)
      return Promise.resolve(E.right(readable ? O.some(structuredClone(found)) : O.none))
    },
    erase: (form, id) => () => {
      const key = keyOf(form, id)
      const found = items.get(key)
      const erased = found !== undefined && isTombstone(found) && !hasExpired(clock(), found)
      if (!erased) items.set(key, tombstone(form, id, clock()))
      return Promise.resolve(E.right(undefined))
    },
    page: (query) => () => Promise.resolve(E.right(page(query))),
  }
}
