import { button, h } from '../dom.js'
import type { Feed } from '../list/feed.js'
import { words } from '../words/words.js'

/** Progress of a search, with buttons to stop and resume it; empty without a search. */
export const searchBarOf = (feed: Feed, onTurn: () => void) => {
  const { search } = feed
  let wasRunning = false
  const bar = h('progress', { 'aria-label': words().search.progress, max: 1 })
  const turn = button(words().page.stop, () => {
    if (search?.isStopped() === true) search.resume()
    else search?.stop()
    onTurn()
  })
  const element = h('div', { class: 'search-bar', hidden: true }, bar, turn)
  return {
    element,
    update: (): void => {
      if (search === undefined) return
      element.hidden = feed.isComplete()
      bar.value = search.share()
      turn.textContent = search.isStopped() ? words().search.resume : words().page.stop
    },
    /** Pauses while the list is hidden. */
    leave: (): void => {
      wasRunning = search?.isStopped() === false
      search?.stop()
    },
    comeBack: (): void => {
      if (wasRunning) search?.resume()
    },
  }
}
