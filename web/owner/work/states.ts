import * as E from 'fp-ts/lib/Either.js'
import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import type { Api, Asked } from '../api.js'
import type { WorkState } from './state-names.js'

/** The work on the submissions of a list, as far as it is known. */
export interface WorkStates {
  /** Undefined where it is not known yet; `null` where nobody has begun. */
  readonly of: (id: string) => WorkAnswer | null | undefined
  /** Asks for those that are not known, a moment later, all at once. */
  readonly want: (ids: readonly string[]) => void
  /** They may have changed: they are asked for again when they are wanted. */
  readonly again: () => void
  /** These have changed. */
  readonly changed: (ids: readonly string[]) => void
}

/** Ids of one request. */
const together = 100

/** Milliseconds until what could not be known is asked for again. */
const pause = 5_000

type Known = ReadonlyMap<string, WorkAnswer>

/** The work on some submissions, by id; of those that nobody has begun there is none. */
export const workOf = async (api: Api, form: string, ids: readonly string[]): Asked<Known> => {
  const all = new Map<string, WorkAnswer>()
  for (let n = 0; n < ids.length; n += together) {
    const answer = await api.work.list(form, ids.slice(n, n + together))
    if (E.isLeft(answer)) return answer
    for (const work of answer.right) all.set(work.id, work)
  }
  return E.right(all)
}

/** Of some submissions the ones that are in a state. */
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
  /** Those that are asked for, or are as fresh as they need to be. */
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
