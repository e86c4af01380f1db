import * as E from 'fp-ts/lib/Either.js'
import { button, h, say } from '../dom.js'
import type { Feed } from './feed.js'
import type { Grid } from './grid/grid.js'
import type { Filter } from '../hash-routes.js'
import type { Problem } from '../trouble.js'
import { type Watch, watchBy } from './watch.js'
import { words } from '../words/words.js'

/** Updates of a list, and their status. */
export interface Live extends Watch {
  /** Shows whether updates work. */
  readonly sign: HTMLElement
  /** Button that scrolls to new rows above the visible ones. */
  readonly news: HTMLElement
  /** Called after scrolling, as the top may be visible now. */
  readonly onScroll: () => void
}

export interface LiveOptions {
  readonly feed: Feed
  readonly grid: () => Grid
  readonly filter: Filter
  /** Called with the number of new rows at the top. */
  readonly onNews: (count: number) => void
}

/** Whether all days of a filter are past, so that nothing new can arrive. */
const isOver = ({ to }: Filter): boolean => to !== undefined && new Date(`${to}T23:59:59.999`) < new Date()

/** The status; if the form no longer exists, it says so, as a retry would not help. */
const statusText = (answer: E.Either<Problem, unknown>): string => {
  if (E.isRight(answer) || answer.left.kind === 'stopped') return words().list.live
  return answer.left.kind === 'missing' ? answer.left.message : words().list.notLive
}

export const liveOf = ({ feed, grid, filter, onNews }: LiveOptions): Live => {
  const sign = h('p', { class: 'live', 'data-state': 'on' }, words().list.live)
  sign.hidden = isOver(filter)
  const news = button('', () => grid().toTop(), { look: 'news', hidden: true })
  let waiting = 0
  const onScroll = (): void => {
    if (!grid().isAtTop()) return
    waiting = 0
    news.hidden = true
  }
  const announce = (count: number): void => {
    waiting += count
    const text = words().newSubmissions(waiting)
    say(text)
    news.textContent = text
    news.hidden = false
    onScroll()
  }
  const watch = watchBy(async () => {
    const answer = await feed.news()
    const worked = E.isRight(answer) || answer.left.kind === 'stopped'
    sign.textContent = statusText(answer)
    sign.dataset['state'] = worked ? 'on' : 'off'
    if (E.isRight(answer) && answer.right.length > 0) {
      onNews(answer.right.length)
      announce(answer.right.length)
    }
    return worked
  })
  const start = (): void => {
    if (!isOver(filter)) watch.start()
  }
  return { sign, news, onScroll, start, stop: watch.stop }
}
