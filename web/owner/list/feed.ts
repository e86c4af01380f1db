import * as E from 'fp-ts/lib/Either.js'
import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { stopped } from '../trouble.js'
import { type Counting, countingOf } from './counting.js'

/** The rows of a list, as far as they were asked for: the newest first. */
export interface Feed {
  readonly rows: () => readonly PageRow[]
  /** Whether there is nothing older left to ask for. */
  readonly isComplete: () => boolean
  /** Asks for the next older rows. */
  readonly more: () => Asked<number>
  /** Asks for rows that came since it was last asked; gives those that are new here. */
  readonly news: () => Asked<readonly PageRow[]>
  /** Where the older rows begin that are not loaded yet. */
  readonly cursor: () => string | undefined
  /** The ids of those that are there and cannot be read. */
  readonly unreadable: () => readonly string[]
  readonly remove: (ids: readonly string[]) => void
  /** The exact number of rows; left out of a search, which ends with it. */
  readonly counting?: Counting
  /** Where rows are looked for in whole submissions, which takes a while. */
  readonly search?: SearchRun
}

/** How far a search is. */
export interface SearchRun {
  /** Submissions read so far. */
  readonly read: () => number
  /** Part of the way, 0 to 1. */
  readonly share: () => number
  readonly isStopped: () => boolean
  readonly stop: () => void
  readonly resume: () => void
}

/** For the first page, which somebody waits for, and for the others. */
const limits = { first: 100, other: 200 } as const

/** Lists are eventually consistent: a row may show up that much later than its time says, in milliseconds. */
export const lateness = 60_000

/** The exact number of rows of a list, or of hits of a search; undefined while it is not known. */
export const totalIn = (feed: Feed): number | undefined => {
  if (feed.isComplete() || feed.search !== undefined) return feed.rows().length
  return feed.counting?.isExact() === true ? feed.counting.total() : undefined
}

/** Rows with newer ones among them, each in its place. */
export const merged = (rows: readonly PageRow[], fresh: readonly PageRow[]): readonly PageRow[] => {
  const all = [...rows]
  for (const row of [...fresh].reverse()) {
    const at = all.findIndex(({ receivedAt }) => receivedAt <= row.receivedAt)
    all.splice(at === -1 ? all.length : at, 0, row)
  }
  return all
}

interface State {
  rows: readonly PageRow[]
  cursor: string | undefined
  begun: boolean
  /** Of the service's clock; where the browser may not read it, the newest row's time has to do. */
  upTo: number | undefined
  unreadable: readonly string[]
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
  unreadable: [],
})

/** Asks for a page of what fits. */
const asking =
  (api: Api, form: string, filter: Filter) =>
  (limit: number, more: Readonly<Record<string, string | undefined>>) => {
    const query = parametersOf(filter)
    query.set('limit', String(limit))
    for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value)
    return api.list(form, query)
  }

/** Asks nothing while an answer is awaited. */
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

/** A feed that has asked for nothing yet. */
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
    const { submissions, unreadable = [], cursor, time } = answer.right
    const fresh = unseen.once(submissions)
    state.unreadable = [...state.unreadable, ...unreadable]
    if (!state.begun) state.upTo = time ?? Date.parse(submissions[0]?.receivedAt ?? '1970-01-01T00:00Z')
    state.rows = [...state.rows, ...fresh]
    state.cursor = cursor
    state.begun = true
    counting.loaded(fresh.map(({ id }) => id))
    // Where few rows pass the filter, a page may hold none of them and yet not be the last.
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
        // Before there is a list, all of it would be news.
        if (!state.begun) return E.right([])
        const found = await newer(since())
        if (E.isLeft(found)) return found
        // Not before all pages are here: rows of a round that fails are new the next time, too.
        const fresh = unseen.once(found.right)
        state.rows = merged(state.rows, fresh)
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
