import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import { h } from '../dom.js'
import { workText } from './state-names.js'
import { words } from '../words/words.js'

/** Shows the state of work in a row; unopened submissions stand out. */
export const markWork = (row: HTMLElement, work: WorkAnswer | null | undefined): void => {
  const cell = row.querySelector<HTMLElement>('.work')
  if (cell === null || work === undefined) return
  const text = workText(work ?? { state: 'new' })
  row.classList.toggle('unread', work === null)
  cell.dataset['state'] = work?.state ?? 'new'
  cell.title = work === null ? `${text}${words().work.notOpened}` : text
  cell.replaceChildren(
    text,
    ...(work === null ? [h('span', { class: 'visually-hidden' }, words().work.notOpened)] : []),
  )
}
