import { actsIn } from '../acts/act.js'
import { keysDialog } from '../acts/keys.js'
import { button, h } from '../dom.js'
import { type Chosen, exportDialog } from '../export/dialog.js'
import type { Filters } from '../filters/filters.js'
import type { ListOptions } from './options.js'
import { words } from '../words/words.js'

/** Opens and closes the filter where there is little room. */
const foldButton = ({ element }: Filters): HTMLButtonElement => {
  const fold = button(
    words().list.filter,
    () => {
      element.classList.toggle('open')
      fold.setAttribute('aria-expanded', String(element.classList.contains('open')))
    },
    { look: 'quiet fold', 'aria-expanded': String(element.classList.contains('open')) },
  )
  return fold
}

export interface HeadingParts {
  readonly filters: Filters
  readonly sign: HTMLElement
  /** What a search has found; undefined where nothing is looked for. */
  readonly found: () => Chosen | undefined
}

/** What stands above a list: the way back, its title, and what can be done with the whole of it. */
export const headingOf = (
  { api, form, filter }: ListOptions,
  { filters, sign, found }: HeadingParts,
): readonly HTMLElement[] => [
  h('div', { class: 'crumb' }, h('a', { href: '#/' }, words().page.allForms), sign),
  h(
    'div',
    { class: 'title' },
    h('h1', { tabindex: -1 }, form.title),
    h(
      'div',
      { class: 'tools' },
      foldButton(filters),
      button(words().list.keys, () => keysDialog(actsIn(filter), 'list'), { look: 'quiet keyboard' }),
      button(words().list.export, () => exportDialog({ api, form, filter, chosen: found() })),
    ),
  ),
]
