import type { Stored } from '../answer.js'
import { element } from '../element.js'
import type { Words } from '../words.js'

/** A panel with the outcome of a submission. Its title can take focus. */
export const panelOf = (
  kind: 'stored' | 'failed' | 'waiting',
  message: string,
  ...rest: readonly HTMLElement[]
): HTMLElement => {
  const title = element('h2', message)
  title.tabIndex = -1
  const panel = element('div', '', `panel ${kind}`)
  panel.append(title, ...rest)
  return panel
}

/** Moves a panel into view and gives it focus for screen readers. */
export const present = (panel: Element | null | undefined): void => {
  panel?.querySelector('h2')?.focus()
  panel?.scrollIntoView({ block: 'nearest' })
}

/** The proof of a submission, which opens on demand. */
export const proofOf = ({ id, receipt }: Pick<Stored, 'id' | 'receipt'>, words: Words): HTMLElement => {
  const list = element('dl')
  list.append(element('dt', words.submission), element('dd', id))
  if (receipt) list.append(element('dt', words.receipt), element('dd', receipt))
  const proof = element('details')
  proof.append(element('summary', words.proof), list)
  return proof
}
