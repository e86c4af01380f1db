import * as E from 'fp-ts/lib/Either.js'
import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { stopped } from '../trouble.js'
import { andUnreadable, noneUnreadable, type Unreadable } from '../unreadable.js'
import { type Counting, countingOf } from './counting.js'

/** Loaded rows of a list, newest first. */
export interface Feed {
  readonly rows: () => readonly PageRow[]
  /** Whether all older rows are loaded. */
  readonly isComplete: () => boolean
  /** Loads the next older rows. */
  readonly more: () => Asked<number>
  /** Loads rows that arrived since the last call; returns the new ones. */
  readonly news: () => Asked<readonly PageRow[]>
  /** Cursor of the first older row not loaded. */
  readonly cursor: () => string | undefined
  /** Unreadable rows. */
  readonly unreadable: () => Unreadable
  readonly remove: (ids: readonly string[]) => void
  /** Exact number of rows; undefined in a search, which knows the number only at its end. */
  readonly counting?: Counting
  /** Search in whole submissions, which takes a while. */
  readonly search?: SearchRun
}

/** Progress of a search. */
export interface SearchRun {
  /** Number of submissions read so far. */
  readonly read: () => number
  /** Progress from 0 to 1. */
  readonly share: () => number
  readonly isStopped: () => boolean
  readonly stop: () => void
  readonly resume: () => void
}

/** Rows per page: few in the first, which the owner waits for. */
const limits = { first: 100, other: 200 } as const

/** Maximum delay, in milliseconds, until a row appears in lists, which are eventually consistent. */
export const lateness = 60_000

/** Exact number of rows in a list, or of hits in a search; undefined while unknown. */
export const totalIn = (feed: Feed): number | undefined => {
  if (feed.isComplete() || feed.search !== undefined) return feed.rows().length
  return feed.counting?.isExact() === true ? feed.counting.total() : undefined
}

/**
 * Puts newer rows into their places: in front of the row that follows them in the page they came with, otherwise at
 * the top. Their times of receipt do not show the place, as a released row is listed by the time of its release.
 */
export const merged = (
  rows: readonly PageRow[],
  fresh: readonly PageRow[],
  list: readonly PageRow[] = fresh,
): readonly PageRow[] => {
  const [all, isFresh] = [[...rows], new Set(fresh)]
  let next = 0
  for (const row of [...list].reverse()) {
    if (isFresh.has(row)) {
      all.splice(next, 0, row)
      continue
    }
    const at = all.findIndex(({ id }) => id === row.id)
    if (at >= 0) next = at
  }
  return all
}

interface State {
  rows: readonly PageRow[]
  cursor: string | undefined
  begun: boolean
  /** The service's time in milliseconds, or the newest row's if the browser may not read it. */
  upTo: number | undefined
  unreadable: Unreadable
}

/** Lets each row through once. */
export const filterUnseen = () => {
  const seen = new Set<string>()
  const isNew = ({ id }: PageRow): boolean => !seen.has(id)
  const once = (rows: readonly PageRow[]): readonly PageRow[] => {
    const fresh = rows.filter(isNew)
    for (const { id } of fresh) seen.add(id)
    return fresh
  }
  return { isNew, once }
}

const nothingYet = (): State => ({
  rows: [],
  cursor: undefined,
  begun: false,
  upTo: undefined,
  unreadable: noneUnreadable,
})

/** Makes a request for a page of matches. */
const asking =
  (api: Api, form: string, filter: Filter) =>
  (limit: number, more: Readonly<Record<string, string | undefined>>) => {
    const query = parametersOf(filter)
    query.set('limit', String(limit))
    for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value)
    return api.list(form, query)
  }

/** Allows one request at a time. */
const oneAtATime = () => {
  let busy = false
  return async <A>(ask: () => Asked<A>): Asked<A> => {
    if (busy) return E.left(stopped())
    busy = true
    const answer = await ask()
    busy = false
    return answer
  }
}

/** An empty feed. */
export const feedOf = (api: Api, form: string, filter: Filter): Feed => {
  const state = nothingYet()
  const unseen = filterUnseen()
  const list = asking(api, form, filter)
  const alone = oneAtATime()
  const counting = countingOf({
    cursor: () => state.cursor,
    page: (cursor) => list(limits.other, { cursor }),
  })
  const older = async (): Asked<number> => {
    const answer = await list(state.begun ? limits.other : limits.first, { cursor: state.cursor })
    if (E.isLeft(answer)) return answer
    const { submissions, cursor, time } = answer.right
    const fresh = unseen.once(submissions)
    state.unreadable = andUnreadable(state.unreadable, answer.right)
    if (!state.begun) state.upTo = time ?? Date.parse(submissions[0]?.receivedAt ?? '1970-01-01T00:00Z')
    state.rows = [...state.rows, ...fresh]
    state.cursor = cursor
    state.begun = true
    counting.loaded(fresh.map(({ id }) => id))
    // With a narrow filter, a page may have no rows without being the last.
    return fresh.length > 0 || cursor === undefined ? E.right(fresh.length) : older()
  }
  const since = (): string => {
    const own = Number(parametersOf(filter).get('from') ?? 0)
    return String(Math.max(own, (state.upTo ?? 0) - lateness))
  }
  const newer = async (from: string, cursor?: string): Asked<readonly PageRow[]> => {
    const answer = await list(limits.other, { from, cursor })
    if (E.isLeft(answer)) return answer
    const { submissions, cursor: next, time } = answer.right
    const isAll = next === undefined || !submissions.every(unseen.isNew)
    const rest = isAll ? E.right([]) : await newer(from, next)
    const newest = submissions[0] === undefined ? 0 : Date.parse(submissions[0].receivedAt)
    if (E.isRight(rest)) state.upTo = Math.max(state.upTo ?? 0, time ?? newest)
    return E.map((others: readonly PageRow[]) => [...submissions, ...others])(rest)
  }
  return {
    rows: () => state.rows,
    isComplete: () => state.begun && state.cursor === undefined,
    more: () => (state.begun && state.cursor === undefined ? Promise.resolve(E.right(0)) : alone(older)),
    news: () =>
      alone(async () => {
        // Before the first page, all rows would be news.
        if (!state.begun) return E.right([])
        const found = await newer(since())
        if (E.isLeft(found)) return found
        // Marked as seen only after all pages, so that rows of a failed round are still new next time.
        const fresh = unseen.once(found.right)
        state.rows = merged(state.rows, fresh, found.right)
        counting.loaded(fresh.map(({ id }) => id))
        return E.right(fresh)
      }),
    counting,
    cursor: () => state.cursor,
    unreadable: () => state.unreadable,
    remove: (ids) => {
      const gone = new Set(ids)
      state.rows = state.rows.filter(({ id }) => !gone.has(id))
      counting.remove(ids)
    },
  }
}
