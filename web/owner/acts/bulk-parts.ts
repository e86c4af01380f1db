import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import type { Act } from './act.js'
import { words } from '../words/words.js'

/** An action and its submissions, to be confirmed. */
export interface BulkQuestion {
  readonly act: Act
  /** Noun phrase for the submissions. */
  readonly what: string
  /** Number of submissions, if known. */
  readonly total: number | undefined
  /** Whether to ask before starting. */
  readonly asks: boolean
}

/** Parts of the dialog for an action on many submissions. */
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
