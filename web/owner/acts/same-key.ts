import { isPlainPress } from '../plain-press.js'
import type { Act } from './act.js'

/** The key that led to a question is its answer, too. */
export const onSameKey = (dialog: HTMLDialogElement, { key }: Act, confirm: HTMLButtonElement): void =>
  dialog.addEventListener('keydown', (event) => {
    if (event.key === key && isPlainPress(event)) confirm.click()
  })
