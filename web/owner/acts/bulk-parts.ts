import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import type { Act } from './act.js'
import { words } from '../words/words.js'

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
  const { question, title, eraseForGood, [act.name]: texts } = words().acts
  const [note, text] = [h('p', { class: 'hint' }, texts.note), h('p', { role: 'status', class: 'hint' })]
  const notice = h('div', { class: 'notice' })
  const bar = h('progress', { 'aria-label': texts.label, hidden: true, max: total })
  const close = button(asks ? words().page.cancel : words().page.stop, () => dialog.close(), {
    autofocus: true,
  })
  const begin = button(act.name === 'erase' ? eraseForGood : texts.label, start, {
    look: act.name === 'erase' ? 'danger full' : 'submit',
    hidden: !asks,
  })
  const dialog = dialogOf(
    asks ? question(texts.label, what) : title(texts.label, what),
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
      close.textContent = words().page.stop
      close.focus()
    },
    toDone: (): void => {
      bar.hidden = true
      close.textContent = words().page.close
    },
  }
}
