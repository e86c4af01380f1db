import { h } from '../dom.js'
import { type FilterPart, partOf } from '../filters/parts.js'
import { words } from '../words/words.js'

/** The search box and its text. */
export interface SearchBox {
  readonly element: HTMLElement
  readonly part: FilterPart
  /** Undefined if there is no text. */
  readonly typed: () => string | undefined
}

/** Enter starts a search; emptying the box ends it. */
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
  // The box's clear button ends the search.
  input.addEventListener('search', () => {
    if (typed() === undefined && q !== undefined) act()
  })
  return { element, part, typed }
}
