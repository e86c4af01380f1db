import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { FullRow, PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Search } from '../../../src/domain/reading/search/search.js'
import type { Api, Asked } from '../api.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { type Feed, filterUnseen, lateness, merged } from '../list/feed.js'
import { offline } from '../trouble.js'
import { slicesOf } from './slices.js'

export interface SearchFeedOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
}

type Rows = readonly PageRow[]

/** Loaded by those who search. */
const searchOf = async ({ form, filter: { q = '' } }: SearchFeedOptions): Promise<Search> => {
  const { searchFor } = await import('../../../src/domain/reading/search/search.js')
  return searchFor(form.fields, q) ?? (() => undefined)
}

/** Whole submissions that came since a moment, in milliseconds, and perhaps some that are known. */
const newerRows = async (
  options: SearchFeedOptions,
  since: number,
  isNew: (row: PageRow) => boolean,
  cursor?: string,
): Asked<readonly FullRow[]> => {
  const { api, form, filter } = options
  const query = parametersOf(filter)
  query.set('limit', '200')
  query.set('from', String(Math.max(Number(query.get('from') ?? 0), since)))
  if (cursor !== undefined) query.set('cursor', cursor)
  const answer = await api.full(form.name, query, AbortSignal.timeout(30_000))
  if (E.isLeft(answer)) return answer
  const { submissions, cursor: next } = answer.right
  if (next === undefined || !submissions.every(isNew)) return E.right(submissions)
  const rest = await newerRows(options, since, isNew, next)
  return E.map((others: readonly FullRow[]) => [...submissions, ...others])(rest)
}

/** The rows of a list in which something was typed, found by reading all of it. */
export const searchFeedOf = (options: SearchFeedOptions): Feed => {
  const { api, form, filter } = options
  let stop = new AbortController()
  const slices = slicesOf({ api, form: form.name, filter, signal: () => stop.signal })
  const unseen = filterUnseen()
  const state = { rows: [] as Rows, unreadable: [] as readonly string[], read: 0, upTo: 0 }
  let search: Search | undefined

  const load = async (): Asked<Search> => {
    search ??= await searchOf(options).catch(() => undefined)
    return search === undefined ? E.left(offline) : E.right(search)
  }
  /** Those that were not seen before, and have it. */
  const hits = (rows: readonly FullRow[], found: Search): Rows => {
    const fresh = rows.filter(unseen.isNew)
    unseen.once(fresh)
    state.read += fresh.length
    state.upTo = Math.max(state.upTo, ...fresh.map(({ receivedAt }) => Date.parse(receivedAt)))
    return fresh.filter((row) => found(row) !== undefined)
  }
  const more = async (): Asked<number> => {
    const ready = await load()
    if (E.isLeft(ready)) return ready
    const answer = await slices.next()
    if (E.isLeft(answer)) return answer
    const found = hits(answer.right.rows, ready.right)
    state.rows = [...state.rows, ...found]
    state.unreadable = [...new Set([...state.unreadable, ...answer.right.unreadable])]
    return E.right(found.length)
  }
  const news = async (): Asked<Rows> => {
    // Before there is a list, all of it would be news.
    if (search === undefined || (state.read === 0 && !slices.isComplete())) return E.right([])
    const answer = await newerRows(options, state.upTo - lateness, unseen.isNew)
    if (E.isLeft(answer)) return answer
    const found = hits(answer.right, search)
    state.rows = merged(state.rows, found)
    return E.right(found)
  }
  return {
    rows: () => state.rows,
    isComplete: slices.isComplete,
    more: () => (slices.isComplete() || stop.signal.aborted ? Promise.resolve(E.right(0)) : more()),
    news,
    cursor: () => undefined,
    unreadable: () => state.unreadable,
    remove: (ids) => {
      const gone = new Set(ids)
      state.rows = state.rows.filter(({ id }) => !gone.has(id))
    },
    search: {
      read: () => state.read,
      share: slices.share,
      isStopped: () => stop.signal.aborted,
      stop: () => stop.abort(),
      resume: () => (stop = new AbortController()),
    },
  }
}
