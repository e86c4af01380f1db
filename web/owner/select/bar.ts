import type { Act } from '../acts/act.js'
import { button, h } from '../dom.js'
import type { Feed } from '../list/feed.js'
import { chosenCount } from './chosen-count.js'
import type { Selection } from './selection.js'
import { words } from '../words/words.js'

/** Bar with the selection, its actions and the result of the last action. */
export interface SelectBar {
  readonly element: HTMLElement
  /** Shows the current selection. */
  readonly update: (feed: Feed) => void
  /** Shows a result. */
  readonly tell: (text: string) => void
  /** Whether a result is shown. */
  readonly tells: () => boolean
}

export interface SelectBarOptions {
  readonly acts: readonly Act[]
  readonly selection: Selection
  readonly isFiltered: boolean
  readonly onAct: (act: Act) => void
  readonly onExport: () => void
}

const label = ({ name }: Act): string => {
  const { label: text } = words().acts[name]
  return name === 'erase' ? `${text}…` : text
}

export const selectBarOf = ({
  acts,
  selection,
  isFiltered,
  onAct,
  onExport,
}: SelectBarOptions): SelectBar => {
  const count = h('p', { class: 'count', role: 'status' })
  const outcome = h('p', { class: 'outcome' })
  const all = button(isFiltered ? words().select.allThatFit : words().select.all, () => selection.all())
  const actions = h(
    'div',
    { class: 'actions', hidden: true },
    button(words().list.export, onExport),
    ...acts.map((act) =>
      button(label(act), () => onAct(act), { look: act.name === 'erase' ? 'danger' : 'quiet' }),
    ),
    button(words().select.none, () => {
      selection.none()
      all.focus()
    }),
  )
  const countText = (feed: Feed): string => {
    if (selection.isEmpty()) return ''
    const count = chosenCount(selection, feed)
    return count === undefined
      ? words().select.andOlder(selection.among(feed.rows()).length)
      : words().select.count(count)
  }
  return {
    element: h('div', { class: 'select-bar' }, all, count, actions, outcome),
    update: (feed) => {
      const hadFocus = actions.contains(document.activeElement)
      all.hidden = !selection.isEmpty()
      actions.hidden = selection.isEmpty()
      if (hadFocus && actions.hidden) all.focus()
      count.textContent = countText(feed)
      if (!selection.isEmpty()) outcome.textContent = ''
    },
    tell: (text) => {
      outcome.textContent = text
    },
    tells: () => outcome.textContent !== '',
  }
}
