import * as E from 'fp-ts/lib/Either.js'
import type { PageRow, SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api } from '../api.js'
import { type Filter, isSearch, parametersOf } from '../hash-routes.js'

/** The submissions before and after one, in the order of its list. */
export interface Neighbours {
  /** The next newer one. */
  readonly previous?: string | undefined
  /** The next older one. */
  readonly next?: string | undefined
}

export interface NeighboursOptions {
  readonly api: Api
  readonly form: string
  readonly filter: Filter
  /** Loaded rows of the list. */
  readonly rows: readonly PageRow[]
}

/**
 * Asks the API for the neighbour beyond the loaded rows. A released or replaced submission may itself be in the
 * answer.
 */
const askedFor = async (
  { api, form, filter }: NeighboursOptions,
  own: string,
  bounds: Readonly<Record<string, string>>,
): Promise<string | undefined> => {
  // The next hit is known to the search only.
  if (isSearch(filter)) return undefined
  const query = parametersOf(filter)
  query.set('limit', '2')
  for (const [name, value] of Object.entries(bounds)) query.set(name, value)
  const answer = await api.list(form, query)
  return E.isRight(answer) ? answer.right.submissions.find(({ id }) => id !== own)?.id : undefined
}

/** Finds the submissions before and after one. */
export const neighboursOf = async (
  options: NeighboursOptions,
  { id, receivedAt }: Pick<SubmissionAnswer, 'id' | 'receivedAt'>,
): Promise<Neighbours> => {
  const { rows } = options
  const at = rows.findIndex((row) => row.id === id)
  const time = Date.parse(receivedAt)
  const [before, after] = at === -1 ? [undefined, undefined] : [rows[at - 1], rows[at + 1]]
  const newer = { from: String(time + 1), order: 'oldest' }
  const [previous, next] = await Promise.all([
    before?.id ?? askedFor(options, id, newer),
    after?.id ?? askedFor(options, id, { to: String(time) }),
  ])
  return { previous, next }
}
