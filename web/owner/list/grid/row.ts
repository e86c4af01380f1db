import type { FormSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { button, h } from '../../dom.js'
import { addressOf } from '../../hash-routes.js'
import type { Selection } from '../../select/selection.js'
import { momentText, timeElement, whenText, zone } from '../../texts/formats.js'
import { markWork } from '../../work/state-cell.js'
import type { WorkStates } from '../../work/states.js'
import type { Sorting } from './sorting.js'
import type { Column, SortColumn } from './column-types.js'
import { words } from '../../words/words.js'

/** Dependencies of drawing rows. */
export interface RowOptions {
  readonly form: FormSummary
  readonly columns: readonly Column[]
  readonly selection: Selection
  readonly sorting: Sorting
  /** Work on the rows; undefined in lists without work. */
  readonly work: WorkStates | undefined
  /** Sort column of the state of work. */
  readonly state: SortColumn
}

/** Header cell that sorts by its column. */
const sortHead = (look: string, label: string, sort: () => void): HTMLElement =>
  h(
    'div',
    { role: 'columnheader', class: `cell ${look}`, 'aria-sort': 'none' },
    button(label, sort, { look: 'sort', title: words().list.sortHint, tabindex: -1 }),
  )

/** Header row. */
export const headElement = ({ columns, work, state, sorting }: RowOptions): HTMLElement =>
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
      ...columns.map((column) => sortHead(column.kind, column.label, () => sorting.choose(column))),
      work && sortHead('work', state.label, () => sorting.choose(state)),
      h(
        'div',
        {
          role: 'columnheader',
          class: 'cell when',
          'aria-sort': 'descending',
          title: words().list.timesIn(zone),
        },
        button(words().list.received, sorting.chooseTime, {
          look: 'sort',
          title: words().list.newestFirst,
          tabindex: -1,
        }),
      ),
    ),
  )

/** Tab skips the checkbox, as a key selects the focused row. */
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

/** Opens the submission by a click anywhere on its row. */
const leadByPress = (element: HTMLElement, link: HTMLAnchorElement): void =>
  element.addEventListener('click', (event) => {
    // Selecting text, for example to copy it, is not a click.
    if (event.target instanceof Node && link.contains(event.target)) return
    if (String(getSelection()) !== '') return
    link.focus({ preventScroll: true })
    link.click()
  })

const cellOf = ({ kind, cell }: Column, row: PageRow, link?: HTMLAnchorElement): HTMLElement => {
  const { content, title, isNone } = cell(row)
  link?.append(content)
  return h('div', { role: 'gridcell', class: `cell ${kind}${isNone ? ' none' : ''}`, title }, link ?? content)
}

/** Cells after the lead cell. In narrow rows, the answers are on one line and the other cells below it. */
const restOf = (columns: readonly Column[], row: PageRow): HTMLElement => {
  const [answers, others] = [true, false].map((isAnswer) =>
    columns.filter(({ kind }) => (kind === 'answer') === isAnswer).map((column) => cellOf(column, row)),
  )
  const said = h('div', { role: 'presentation', class: 'said' }, ...(answers ?? []))
  return h('div', { role: 'presentation', class: 'rest' }, said, ...(others ?? []))
}

/** A row of the list. Its link has the keyboard focus; a click anywhere on the row follows it. */
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
    restOf(hasLead ? others : options.columns, row),
    options.work && h('div', { role: 'gridcell', class: 'cell work' }),
    h('div', { role: 'gridcell', class: 'cell when' }, hasLead ? time : link),
  )
  leadByPress(element, link)
  return element
}

/** Shows a row's selection and the state of its work. */
export const markRow = (row: HTMLElement, id: string, { selection, work }: RowOptions): void => {
  const isChosen = selection.has(id)
  row.setAttribute('aria-selected', String(isChosen))
  const box = row.querySelector('input')
  if (box) box.checked = isChosen
  if (work !== undefined) markWork(row, work.of(id))
}

export const linkIn = (row: HTMLElement | undefined): HTMLAnchorElement | null | undefined =>
  row?.querySelector('a')
