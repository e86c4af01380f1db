import { isPlainPress } from '../../plain-press.js'

/** Position of the keyboard in a table. */
export interface At {
  readonly index: number
  readonly count: number
  /** Number of visible rows, less one. */
  readonly screenful: number
}

const moves: Readonly<Record<string, (at: At) => number>> = {
  ArrowDown: ({ index }) => index + 1,
  ArrowUp: ({ index }) => index - 1,
  j: ({ index }) => index + 1,
  k: ({ index }) => index - 1,
  PageDown: ({ index, screenful }) => index + screenful,
  PageUp: ({ index, screenful }) => index - screenful,
  Home: () => 0,
  End: ({ count }) => count - 1,
}

/** Index to which a key moves; undefined for other keys. */
const indexAfter = (key: string, at: At): number | undefined => {
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (move === undefined || at.count === 0) return undefined
  return Math.min(at.count - 1, Math.max(0, move(at)))
}

/** Moves between rows with the arrow keys, `j` and `k`, Page Up, Page Down, Home and End. */
export const moveByKeys = (element: HTMLElement, at: () => At, goTo: (index: number) => void): void => {
  element.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = indexAfter(event.key, at())
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  })
}

/** Reports keys pressed on a row to `onKey`, which returns whether the key has a meaning. */
export const actByKeys = (element: HTMLElement, onKey: (key: string, id: string) => boolean): void =>
  element.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (!isPlainPress(event) || !(target instanceof Element)) return
    const id = target.closest<HTMLElement>('[data-id]')?.dataset['id']
    // Space on a checkbox belongs to the checkbox.
    if (id === undefined || (key === ' ' && target.matches('input'))) return
    if (onKey(key, id)) event.preventDefault()
  })
