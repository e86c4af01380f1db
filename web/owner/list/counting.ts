import * as E from 'fp-ts/lib/Either.js'
import type { PageAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Asked } from '../api.js'

/** Exact number of rows in a list, loaded or not. */
export interface Counting {
  /** Rows counted so far, including loaded ones. */
  readonly total: () => number
  readonly isExact: () => boolean
  /** Starts or resumes counting, and reports each page; a page that fails is retried later. */
  readonly start: (onMore: () => void) => void
  readonly stop: () => void
}

export interface CountingOptions {
  /** Cursor of the first row not loaded; undefined if all or none are loaded. */
  readonly cursor: () => string | undefined
  readonly page: (cursor: string) => Asked<PageAnswer>
}

/** Milliseconds before a failed page is retried. */
const pause = 10_000

/** Counts the ids of a list: loaded ones, and those counted after them. */
export const countingOf = ({ cursor: first, page }: CountingOptions) => {
  const [known, gone] = [new Set<string>(), new Set<string>()]
  const at = { cursor: undefined as string | undefined, isBegun: false, isEnded: false, isBusy: false }
  let tell: (() => void) | undefined

  const add = (ids: readonly string[]): void => {
    // A list may briefly contain rows that have just left it.
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
  /** Resumes counting if the total is needed and there are rows. */
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
    /** Adds newly loaded rows. */
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
