import { freshId, h } from './dom.js'

/** A modal dialog, removed when closed; the browser then restores the focus. */
export const dialogOf = (title: string, ...contents: readonly (Node | undefined)[]): HTMLDialogElement => {
  const id = freshId('dialog')
  const dialog = h('dialog', { 'aria-labelledby': id }, h('h2', { id }, title), ...contents)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  return dialog
}
