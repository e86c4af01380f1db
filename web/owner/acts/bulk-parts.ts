import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import type { Act } from './act.js'

/** What is to be done, and to what. */
export interface BulkQuestion {
  readonly act: Act
  /** What it is done to, in words. */
  readonly what: string
  /** How many there are, where that is known. */
  readonly total: number | undefined
  /** Whether to ask before it begins. */
  readonly asks: boolean
}

/** The parts of the dialog in which something is done to many submissions. */
export const bulkParts = ({ act, what, total, asks }: BulkQuestion, start: () => void) => {
  const [note, text] = [h('p', { class: 'hint' }, act.note), h('p', { role: 'status', class: 'hint' })]
  const notice = h('div', { class: 'notice' })
  const bar = h('progress', { 'aria-label': act.label, hidden: true, max: total })
  const close = button(asks ? 'Cancel' : 'Stop', () => dialog.close(), { autofocus: true })
  const begin = button(act.name === 'erase' ? 'Erase for good' : act.label, start, {
    look: act.name === 'erase' ? 'danger full' : 'submit',
    hidden: !asks,
  })
  const dialog = dialogOf(
    `${act.label} ${what}${asks ? '?' : ''}`,
    note,
    bar,
    text,
    notice,
    h('div', { class: 'actions' }, close, begin),
  )
  return {
    dialog,
    text,
    notice,
    begin,
    advance: (settled: number): void => {
      if (total !== undefined) bar.value = settled
    },
    toRunning: (): void => {
      note.hidden = true
      begin.hidden = true
      bar.hidden = false
      close.textContent = 'Stop'
      close.focus()
    },
    toDone: (): void => {
      bar.hidden = true
      close.textContent = 'Close'
    },
  }
}
