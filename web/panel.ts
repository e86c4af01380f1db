import type { Stored } from './answer.js'
import { element } from './element.js'

/** A panel under the button: what became of the submission. Its title can take focus. */
const panelOf = (kind: 'stored' | 'failed', message: string, ...rest: HTMLElement[]): HTMLElement => {
  const title = element('h2', message)
  title.tabIndex = -1
  const panel = element('div', '', `panel ${kind}`)
  panel.append(title, ...rest)
  return panel
}

export const storedPanel = ({ id, message, receipt, replayed }: Stored, next: HTMLElement): HTMLElement => {
  const details = element('dl')
  details.append(element('dt', 'Submission'), element('dd', id))
  if (receipt !== undefined) details.append(element('dt', 'Receipt'), element('dd', receipt))
  const again = replayed ? [element('p', 'It had been stored before. Nothing was stored twice.')] : []
  return panelOf('stored', message, ...again, details, next)
}

export const failedPanel = (message: string, retryable: boolean): HTMLElement =>
  retryable
    ? panelOf('failed', message, element('p', 'What you typed is still here, and nothing is stored twice.'))
    : panelOf('failed', message)
