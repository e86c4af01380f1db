import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { FullRow, PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Search } from '../../../src/domain/reading/search/search.js'
import type { Api, Asked } from '../api.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { type Feed, filterUnseen, lateness, merged } from '../list/feed.js'
import { offline } from '../trouble.js'
import { andUnreadable, noneUnreadable } from '../unreadable.js'
import { inState } from '../work/states.js'
import { slicesOf } from './slices.js'

export interface SearchFeedOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
}

type Rows = readonly PageRow[]

/** Loaded at the first search. */
const searchOf = async ({ form, filter: { q = '' } }: SearchFeedOptions): Promise<Search> => {
  const { searchFor } = await import('../../../src/domain/reading/search/search.js')
  return searchFor(form.fields, q) ?? (() => undefined)
}

/** Rows that match the search. */
const wantedAmong = (
  { api, form, filter: { q, work } }: SearchFeedOptions,
  rows: readonly FullRow[],
  found: Search,
): Asked<Rows> => {
  const having = q === undefined ? rows : rows.filter((row) => found(row) !== undefined)
  return work === undefined
    ? Promise.resolve(E.right(having))
    : inState({ api, form: form.name, state: work }, having)
}

/** Whole submissions since a moment, in milliseconds; may repeat known ones. */
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
  const answer = await api.full(form.name, query)
  if (E.isLeft(answer)) return answer
  const { submissions, cursor: next } = answer.right
  if (next === undefined || !submissions.every(isNew)) return E.right(submissions)
  const rest = await newerRows(options, since, isNew, next)
  return E.map((others: readonly FullRow[]) => [...submissions, ...others])(rest)
}

/** Rows of a list that contain the search text, found by reading all submissions. */
export const searchFeedOf = (options: SearchFeedOptions): Feed => {
  const { api, form, filter } = options
  let stop = new AbortController()
  const slices = slicesOf({ api, form: form.name, filter, signal: () => stop.signal })
  const unseen = filterUnseen()
  const state = { rows: [] as Rows, unreadable: noneUnreadable, read: 0, upTo: 0 }
  let search: Search | undefined

  const hits = async (rows: readonly FullRow[], found: Search): Asked<Rows> => {
    const wanted = await wantedAmong(options, rows.filter(unseen.isNew), found)
    if (E.isLeft(wanted)) return wanted
    // Older rows and news are read concurrently; each row is shown once.
    const fresh = unseen.once(rows)
    state.read += fresh.length
    state.upTo = Math.max(state.upTo, ...fresh.map(({ receivedAt }) => Date.parse(receivedAt)))
    const ids = new Set(fresh.map(({ id }) => id))
    return E.right(wanted.right.filter(({ id }) => ids.has(id)))
  }
  const more = async (): Asked<number> => {
    search ??= await searchOf(options).catch(() => undefined)
    if (search === undefined) return E.left(offline())
    const answer = await slices.next()
    if (E.isLeft(answer)) return answer
    const found = await hits(answer.right.rows, search)
    if (E.isLeft(found)) {
      slices.putBack(answer.right)
      return found
    }
    state.rows = [...state.rows, ...found.right]
    state.unreadable = andUnreadable(state.unreadable, answer.right)
    return E.right(found.right.length)
  }
  const news = async (): Asked<Rows> => {
    // Before the first page, all rows would be news.
    if (search === undefined || (state.read === 0 && !slices.isComplete())) return E.right([])
    const answer = await newerRows(options, state.upTo - lateness, unseen.isNew)
    if (E.isLeft(answer)) return answer
    const found = await hits(answer.right, search)
    if (E.isRight(found)) state.rows = merged(state.rows, found.right, answer.right)
    return found
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
