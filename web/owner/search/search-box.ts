import { h } from '../dom.js'
import { type FilterPart, partOf } from '../filters/parts.js'
import { words } from '../words/words.js'

/** The box that looks for what was typed, and what is in it. */
export interface SearchBox {
  readonly element: HTMLElement
  readonly part: FilterPart
  /** Undefined where there is nothing to look for. */
  readonly typed: () => string | undefined
}

/** A search begins by Enter, and ends where the box is emptied. */
export const searchBoxOf = (q: string | undefined, act: () => void): SearchBox => {
  const input = h('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    placeholder: words().search.label,
    'aria-keyshortcuts': '/',
  })
  input.value = q ?? ''
  const part = partOf('q', words().search.label, input)
  const element = h(
    'form',
    { role: 'search', class: 'search', novalidate: true },
    part.element,
    h('button', { type: 'submit', class: 'quiet' }, words().search.action),
  )
  const typed = (): string | undefined => (input.value.trim() === '' ? undefined : input.value.trim())
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    act()
  })
  // The cross in the box empties it.
  input.addEventListener('search', () => {
    if (typed() === undefined && q !== undefined) act()
  })
  return { element, part, typed }
}
