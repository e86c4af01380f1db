import { h } from '../dom.js'
import { addressOf } from '../hash-routes.js'
import type { Neighbours } from './neighbours.js'
import { words } from '../words/words.js'

/** Links to the previous and the next submission. */
export interface Steps {
  readonly element: HTMLElement
  readonly lead: (neighbours: Neighbours) => void
  /** Goes there, if it exists. */
  readonly go: (to: keyof Neighbours) => void
}

export const stepsOf = (form: string): Steps => {
  const element = h('nav', { class: 'steps', 'aria-label': words().one.beside })
  let known: Neighbours = {}
  const step = (to: keyof Neighbours, label: string, key: string): HTMLElement | undefined => {
    const id = known[to]
    if (id === undefined) return undefined
    return h('a', { href: addressOf({ view: 'one', form, id }), 'aria-keyshortcuts': key }, label)
  }
  return {
    element,
    lead: (neighbours) => {
      known = neighbours
      element.replaceChildren(
        ...[step('previous', words().one.previous, 'k'), step('next', words().one.next, 'j')].filter(
          (each) => each !== undefined,
        ),
      )
    },
    go: (to) => {
      const id = known[to]
      if (id !== undefined) location.hash = addressOf({ view: 'one', form, id })
    },
  }
}
