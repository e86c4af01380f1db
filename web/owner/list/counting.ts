import * as E from 'fp-ts/lib/Either.js'
import type { PageAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Asked } from '../api.js'

/** The exact number of rows that a list has, loaded or not. */
export interface Counting {
  /** Rows counted so far, those that are loaded included. */
  readonly total: () => number
  readonly isExact: () => boolean
  /** Counts on from where it was stopped, and tells of each page; where a page fails, it is asked for again later. */
  readonly start: (onMore: () => void) => void
  readonly stop: () => void
}

export interface CountingOptions {
  /** Where the rows begin that are not loaded; undefined where all are, or none yet. */
  readonly cursor: () => string | undefined
  readonly page: (cursor: string) => Asked<PageAnswer>
}

/** Milliseconds until a page that failed is asked for again. */
const pause = 10_000

/** The ids of a list: those that are loaded, and those that were counted behind them. */
export const countingOf = ({ cursor: first, page }: CountingOptions) => {
  const [known, gone] = [new Set<string>(), new Set<string>()]
  const at = { cursor: undefined as string | undefined, isBegun: false, isEnded: false, isBusy: false }
  let tell: (() => void) | undefined

  const add = (ids: readonly string[]): void => {
    // A list may show for a moment what has just left it.
    for (const id of ids) if (!gone.has(id)) known.add(id)
  }
  const take = ({ submissions, cursor }: PageAnswer): void => {
    add(submissions.map(({ id }) => id))
    at.cursor = cursor
    at.isEnded = cursor === undefined
  }
  const next = async (cursor: string): Promise<void> => {
    at.isBusy = true
    const answer = await page(cursor)
    at.isBusy = false
    if (E.isLeft(answer)) {
      setTimeout(wake, pause)
      return
    }
    take(answer.right)
    tell?.()
    wake()
  }
  /** Counts on where somebody wants to know, and rows are there. */
  const wake = (): void => {
    if (!at.isBegun) at.cursor = first()
    at.isBegun ||= at.cursor !== undefined
    if (tell !== undefined && at.cursor !== undefined && !at.isBusy) void next(at.cursor)
  }
  return {
    total: (): number => known.size,
    isExact: (): boolean => at.isEnded,
    start: (onMore: () => void): void => {
      tell = onMore
      wake()
    },
    stop: (): void => {
      tell = undefined
    },
    /** More rows are loaded. */
    loaded: (ids: readonly string[]): void => {
      add(ids)
      wake()
    },
    remove: (ids: readonly string[]): void => {
      for (const id of ids) {
        gone.add(id)
        known.delete(id)
      }
    },
  }
}
