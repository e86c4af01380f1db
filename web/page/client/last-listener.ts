/**
 * Runs work after all listeners of the page for an event, whenever they were added, unless one of them stops the event
 * immediately: at the last node that the event reaches. Call it in the capture phase.
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
