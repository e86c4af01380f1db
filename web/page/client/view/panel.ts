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
export const present = (panel: Element | null): void => {
  panel?.querySelector('h2')?.focus()
  panel?.scrollIntoView({ block: 'nearest' })
}

/** What a person may keep of a submission. */
export const detailsOf = ({ id, receipt }: Pick<Stored, 'id' | 'receipt'>, words: Words): HTMLElement => {
  const details = element('dl')
  details.append(element('dt', words.submission), element('dd', id))
  if (receipt !== undefined) details.append(element('dt', words.receipt), element('dd', receipt))
  return details
}
