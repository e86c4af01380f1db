import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import type { Act } from './act.js'

type Rows = readonly (readonly [keys: readonly string[], does: string])[]

const inList: Rows = [
  [['/'], 'Search'],
  [['S'], 'Sort those that are loaded by the next column'],
  [['X', 'Space'], 'Select the row, or no longer'],
  [['J', '↓'], 'Next row'],
  [['K', '↑'], 'Row before'],
  [['Page Down', 'Page Up'], 'A screenful on, or back'],
  [['Home', 'End'], 'First row, last row loaded'],
  [['Enter'], 'Open the submission'],
]

const inSubmission: Rows = [
  [['J'], 'Next submission, an older one'],
  [['K'], 'Submission before, a newer one'],
]

const intros = {
  list: 'They act on the row that has the focus, or on all that are selected.',
  submission: 'They work while the focus is in the submission, as it is when it is opened.',
} as const

/** Says which keys there are in a list, or for one submission. */
export const keysDialog = (acts: readonly Act[], where: keyof typeof intros): void => {
  const rows: Rows = [
    ...acts.map(({ key, does }) => [[key.toUpperCase()], does] as const),
    ...(where === 'list' ? inList : inSubmission),
    [['?'], 'This help'],
  ]
  const dialog = dialogOf(
    'Keys',
    h('p', { class: 'hint' }, intros[where]),
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
      button('Close', () => dialog.close(), { autofocus: true }),
    ),
  )
  dialog.showModal()
}
