import { isPlainPress } from '../../plain-press.js'

/** Where the keyboard is in a table. */
export interface At {
  readonly index: number
  readonly count: number
  /** Rows that are in sight at a time, less one. */
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

/** The row that a key leads to from another; undefined for keys that lead nowhere. */
const indexAfter = (key: string, at: At): number | undefined => {
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (move === undefined || at.count === 0) return undefined
  return Math.min(at.count - 1, Math.max(0, move(at)))
}

/** Lets the arrow keys and their like lead from row to row. */
export const moveByKeys = (element: HTMLElement, at: () => At, goTo: (index: number) => void): void => {
  element.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = indexAfter(event.key, at())
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  })
}

/** Tells of a key that was pressed on a row; `onKey` says whether it meant something. */
export const actByKeys = (element: HTMLElement, onKey: (key: string, id: string) => boolean): void =>
  element.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (!isPlainPress(event) || !(target instanceof Element)) return
    const id = target.closest<HTMLElement>('[data-id]')?.dataset['id']
    // A box has a key of its own.
    if (id === undefined || (key === ' ' && target.matches('input'))) return
    if (onKey(key, id)) event.preventDefault()
  })
