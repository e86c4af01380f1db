import { actsIn } from '../acts/act.js'
import { keysDialog } from '../acts/keys.js'
import { button, h } from '../dom.js'
import { type Chosen, exportDialog } from '../export/dialog.js'
import type { Filters } from '../filters/filters.js'
import type { ListOptions } from './options.js'
import { words } from '../words/words.js'

/** Button that shows and hides the filters on narrow screens. */
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
  /** Hits of a search; undefined without one. */
  readonly found: () => Chosen | undefined
}

/** Heading of a list: a link back, its title, and actions on the whole list. */
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
