import * as E from 'fp-ts/lib/Either.js'
import type { PageAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import type { Feed } from '../list/feed.js'
import { patiently } from '../patience.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { chosenCount } from '../select/chosen-count.js'
import type { Selection } from '../select/selection.js'

export interface ChosenOptions {
  readonly api: Api
  readonly form: string
  readonly filter: Filter
  readonly feed: Feed
  readonly selection: Selection
}

/** A fixed selection of submissions. */
export interface Chosen {
  /** Number of submissions, if known. */
  readonly total: number | undefined
  /**
   * The next ids; none at the end. Submissions that arrived after the choice are not included, as nobody has seen them.
   */
  readonly next: (signal: AbortSignal) => Asked<readonly string[]>
}

const idsIn = ({ submissions }: PageAnswer): readonly string[] => submissions.map(({ id }) => id)

/** Loaded submissions first; then, if all are chosen, older ones page by page. */
export const chosenIn = ({ api, form, filter, feed, selection }: ChosenOptions): Chosen => {
  const loaded = selection.among(feed.rows())
  const goesOn = selection.isOfAll() && feed.search === undefined && !feed.isComplete()
  let cursor = goesOn ? feed.cursor() : undefined
  let first: readonly string[] = loaded

  const older = async (signal: AbortSignal): Asked<readonly string[]> => {
    if (cursor === undefined) return E.right([])
    const query = parametersOf(filter)
    query.set('limit', '200')
    query.set('cursor', cursor)
    const answer = await patiently(() => api.list(form, query), signal)
    if (E.isLeft(answer)) return answer
    cursor = answer.right.cursor
    const ids = idsIn(answer.right)
    return ids.length > 0 ? E.right(ids) : older(signal)
  }
  return {
    total: chosenCount(selection, feed),
    next: (signal) => {
      const now = first
      first = []
      return now.length > 0 ? Promise.resolve(E.right(now)) : older(signal)
    },
  }
}
