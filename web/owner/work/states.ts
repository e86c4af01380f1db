import * as E from 'fp-ts/lib/Either.js'
import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import type { Api, Asked } from '../api.js'
import type { WorkState } from './state-names.js'

/** Work on the submissions of a list, as loaded so far. */
export interface WorkStates {
  /** Undefined if not loaded yet; `null` if there is none. */
  readonly of: (id: string) => WorkAnswer | null | undefined
  /** Soon loads the work on those of these ids that are not loaded yet, in one request. */
  readonly want: (ids: readonly string[]) => void
  /** Marks all as outdated, to be loaded again when needed. */
  readonly again: () => void
  /** Marks these as changed. */
  readonly changed: (ids: readonly string[]) => void
}

/** Maximum ids per request. */
const together = 100

/** Milliseconds before a failed request is retried. */
const pause = 5_000

type Known = ReadonlyMap<string, WorkAnswer>

/** Work on some submissions by id; submissions without work are left out. */
export const workOf = async (api: Api, form: string, ids: readonly string[]): Asked<Known> => {
  const all = new Map<string, WorkAnswer>()
  for (let n = 0; n < ids.length; n += together) {
    const answer = await api.work.list(form, ids.slice(n, n + together))
    if (E.isLeft(answer)) return answer
    for (const work of answer.right) all.set(work.id, work)
  }
  return E.right(all)
}

/** The rows in a state. */
export const inState = async <Row extends { readonly id: string }>(
  { api, form, state }: { readonly api: Api; readonly form: string; readonly state: WorkState },
  rows: readonly Row[],
): Asked<readonly Row[]> => {
  const works = await workOf(
    api,
    form,
    rows.map(({ id }) => id),
  )
  return E.map((known: Known) => rows.filter(({ id }) => (known.get(id)?.state ?? 'new') === state))(works)
}

export const workStates = (api: Api, form: string, onKnown: () => void): WorkStates => {
  const known = new Map<string, WorkAnswer | null>()
  /** Ids requested, or up to date. */
  const asked = new Set<string>()
  let waiting: readonly string[] = []

  const ask = async (): Promise<void> => {
    const ids = waiting
    waiting = []
    const answer = await workOf(api, form, ids)
    if (E.isLeft(answer)) {
      setTimeout(() => {
        for (const id of ids) asked.delete(id)
      }, pause)
      return
    }
    for (const id of ids) known.set(id, answer.right.get(id) ?? null)
    onKnown()
  }
  return {
    of: (id) => known.get(id),
    want: (ids) => {
      const fresh = ids.filter((id) => !asked.has(id))
      if (fresh.length === 0) return
      for (const id of fresh) asked.add(id)
      if (waiting.length === 0) setTimeout(() => void ask(), 30)
      waiting = [...waiting, ...fresh]
    },
    again: () => asked.clear(),
    changed: (ids) => {
      for (const id of ids) asked.delete(id)
      onKnown()
    },
  }
}
