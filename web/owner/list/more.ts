import * as E from 'fp-ts/lib/Either.js'
import { h } from '../dom.js'
import type { Feed } from './feed.js'
import type { Filters } from '../filters/filters.js'
import { type Problem, troublePanel } from '../trouble.js'

export interface MoreOptions {
  readonly feed: Feed
  readonly filters: Filters
  readonly onRows: () => void
}

/** Loads older rows; after a failure, shows it and waits for a retry. */
export const moreOf = ({ feed, filters, onRows }: MoreOptions) => {
  const notice = h('div', { class: 'notice' })
  let isStuck = false
  let isSearching = false

  const stick = (trouble: Problem): void => {
    if (trouble.kind === 'stopped') return
    isStuck = true
    onRows()
    if (!filters.complain(trouble)) notice.replaceChildren(troublePanel(trouble, unstick))
  }
  const unstick = (): void => {
    isStuck = false
    notice.replaceChildren()
    void more()
  }
  const more = async (): Promise<void> => {
    if (isStuck || isSearching || feed.isComplete()) return
    isSearching = feed.search !== undefined
    const answer = await feed.more()
    isSearching = false
    if (E.isLeft(answer)) stick(answer.left)
    else onRows()
    // A search continues until its end or until it is stopped.
    if (E.isRight(answer) && feed.search?.isStopped() === false) void more()
  }
  return { notice, more, isStuck: () => isStuck }
}
