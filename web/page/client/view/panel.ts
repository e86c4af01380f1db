import type { Stored } from '../answer.js'
import { element } from '../element.js'
import type { Words } from '../words.js'

/** A panel: what became of a submission. Its title can take focus. */
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

/** Shows a panel to whoever sees the page and to whoever listens to it. */
export const present = (panel: Element | null | undefined): void => {
  panel?.querySelector('h2')?.focus()
  panel?.scrollIntoView({ block: 'nearest' })
}

/** What a person may keep of a submission, once it is opened. */
export const proofOf = ({ id, receipt }: Pick<Stored, 'id' | 'receipt'>, words: Words): HTMLElement => {
  const list = element('dl')
  list.append(element('dt', words.submission), element('dd', id))
  if (receipt) list.append(element('dt', words.receipt), element('dd', receipt))
  const proof = element('details')
  proof.append(element('summary', words.proof), list)
  return proof
}
