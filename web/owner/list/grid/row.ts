import type { FormSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { button, h } from '../../dom.js'
import { addressOf } from '../../hash-routes.js'
import type { Selection } from '../../select/selection.js'
import { momentText, timeElement, whenText, zone } from '../../formats.js'
import { markWork } from '../../work/state-cell.js'
import type { WorkStates } from '../../work/states.js'
import type { Sorting } from './sorting.js'
import type { Column } from './columns.js'
import { words } from '../../words/words.js'

/** What rows are drawn of and by. */
export interface RowOptions {
  readonly form: FormSummary
  readonly columns: readonly Column[]
  readonly selection: Selection
  readonly sorting: Sorting
  /** The work on them; left out where nobody works. */
  readonly work: WorkStates | undefined
}

/** The names of the columns. */
export const headElement = ({ columns, work, sorting }: RowOptions): HTMLElement =>
  h(
    'div',
    { role: 'rowgroup', class: 'head' },
    h(
      'div',
      { role: 'row', class: 'row', 'aria-rowindex': 1 },
      h(
        'div',
        { role: 'columnheader', class: 'cell' },
        h('span', { class: 'visually-hidden' }, words().list.selected),
      ),
      ...columns.map((column) =>
        h(
          'div',
          { role: 'columnheader', class: `cell ${column.kind}`, 'aria-sort': 'none' },
          button(column.label, () => sorting.choose(column), {
            look: 'sort',
            title: words().list.sortHint,
            tabindex: -1,
          }),
        ),
      ),
      work && h('div', { role: 'columnheader', class: 'cell work' }, words().list.state),
      h(
        'div',
        {
          role: 'columnheader',
          class: 'cell when',
          'aria-sort': 'descending',
          title: words().list.timesIn(zone),
        },
        button(words().list.received, () => sorting.choose(undefined), {
          look: 'sort',
          title: words().list.newestFirst,
          tabindex: -1,
        }),
      ),
    ),
  )

/** The keyboard selects by a key of the row, so that Tab does not lead through its boxes. */
const pickCell = ({ selection, columns: [lead] }: RowOptions, row: PageRow): HTMLElement => {
  const { id, receivedAt } = row
  const who = lead?.kind === 'lead' ? lead.text(row) : words().list.theSubmission
  const label = words().list.select(who, momentText(receivedAt))
  const box = h('input', { type: 'checkbox', tabindex: -1, 'aria-label': label })
  const cell = h('div', { role: 'gridcell', class: 'cell pick' }, box)
  cell.addEventListener('click', (event) => {
    event.stopPropagation()
    selection.toggle(id)
  })
  return cell
}

/** Leads to the submission from anywhere on its row. */
const leadByPress = (element: HTMLElement, link: HTMLAnchorElement): void =>
  element.addEventListener('click', (event) => {
    // Who selects text to copy it does not want to go anywhere.
    if (event.target instanceof Node && link.contains(event.target)) return
    if (String(getSelection()) !== '') return
    link.focus({ preventScroll: true })
    link.click()
  })

const cellOf = ({ kind, cell }: Column, row: PageRow, link?: HTMLAnchorElement): HTMLElement => {
  const { content, title } = cell(row)
  link?.append(content)
  return h('div', { role: 'gridcell', class: `cell ${kind}`, title }, link ?? content)
}

/** A row of the list. Its link is what the keyboard goes to; a press anywhere on it does the same. */
export const rowElement = (options: RowOptions, row: PageRow): HTMLElement => {
  const href = addressOf({ view: 'one', form: options.form.name, id: row.id })
  const link = h('a', { href, tabindex: -1 })
  const [lead, ...others] = options.columns
  const hasLead = lead?.kind === 'lead'
  const time = timeElement(row.receivedAt)
  if (!hasLead) link.append(whenText(row.receivedAt))
  const element = h(
    'div',
    { role: 'row', class: 'row', 'data-id': row.id },
    pickCell(options, row),
    hasLead && cellOf(lead, row, link),
    h(
      'div',
      { role: 'presentation', class: 'rest' },
      ...(hasLead ? others : options.columns).map((column) => cellOf(column, row)),
    ),
    options.work && h('div', { role: 'gridcell', class: 'cell work' }),
    h('div', { role: 'gridcell', class: 'cell when' }, hasLead ? time : link),
  )
  leadByPress(element, link)
  return element
}

/** Shows whether a row is chosen, and how far somebody is with it. */
export const markRow = (row: HTMLElement, id: string, { selection, work }: RowOptions): void => {
  const isChosen = selection.has(id)
  row.setAttribute('aria-selected', String(isChosen))
  const box = row.querySelector('input')
  if (box) box.checked = isChosen
  if (work !== undefined) markWork(row, work.of(id))
}

export const linkIn = (row: HTMLElement | undefined): HTMLAnchorElement | null | undefined =>
  row?.querySelector('a')
