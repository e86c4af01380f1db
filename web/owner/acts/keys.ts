import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import type { Act } from './act.js'
import { words } from '../words/words.js'

type Rows = readonly (readonly [keys: readonly string[], does: string])[]

const inList = (): Rows => {
  const { keys } = words()
  return [
    [['/'], keys.search],
    [['S'], keys.sort],
    [['X', keys.space], keys.select],
    [['J', '↓'], keys.nextRow],
    [['K', '↑'], keys.previousRow],
    [['Page Down', 'Page Up'], keys.pages],
    [['Home', 'End'], keys.ends],
    [['Enter'], keys.open],
  ]
}

const inSubmission = (): Rows => [
  [['J'], words().keys.next],
  [['K'], words().keys.previous],
]

/** Shows the keyboard shortcuts of a list or of one submission. */
export const keysDialog = (acts: readonly Act[], where: 'list' | 'submission'): void => {
  const { keys: texts, acts: actTexts, page } = words()
  const rows: Rows = [
    ...acts.map(({ key, name }) => [[key.toUpperCase()], actTexts[name].does] as const),
    ...(where === 'list' ? inList() : inSubmission()),
    [['?'], texts.help],
  ]
  const dialog = dialogOf(
    texts.title,
    h('p', { class: 'hint' }, where === 'list' ? texts.inList : texts.inSubmission),
    h(
      'dl',
      { class: 'keys' },
      ...rows.flatMap(([keys, does]) => [
        h('dt', {}, ...keys.flatMap((key, at) => [at > 0 && ' ', h('kbd', {}, key)])),
        h('dd', {}, does),
      ]),
    ),
    h(
      'div',
      { class: 'actions' },
      button(page.close, () => dialog.close(), { autofocus: true }),
    ),
  )
  dialog.showModal()
}
