import { isPlainPress } from '../plain-press.js'
import type { Act } from './act.js'

/** Lets the key that opened a confirmation also confirm it. */
export const onSameKey = (dialog: HTMLDialogElement, { key }: Act, confirm: HTMLButtonElement): void =>
  dialog.addEventListener('keydown', (event) => {
    if (event.key === key && isPlainPress(event)) confirm.click()
  })
