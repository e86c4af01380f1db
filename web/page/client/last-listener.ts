/**
 * Runs after every listener that the page has for an event, wherever and whenever the page added it, unless one of
 * them ends the event for all: at the last node that the event reaches. To be called while the event is captured.
 */
export const afterListeners = (event: Event, work: () => void): void => {
  const ears = new AbortController()
  const path = event.composedPath()
  const hear = (heard: Event): void => {
    // `cancelBubble` is true once a listener has stopped the event here.
    const isStopped = Reflect.get(heard, 'cancelBubble')
    if (heard !== event || !(isStopped || heard.currentTarget === path.at(-1))) return
    ears.abort()
    work()
  }
  for (const node of path) EventTarget.prototype.addEventListener.call(node, event.type, hear, ears)
}
