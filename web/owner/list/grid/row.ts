import type { FormSummary, Row } from '../../answers.js'
import { h } from '../../dom.js'
import { addressOf } from '../../hash-routes.js'
import { timeElement } from '../../formats.js'
import { valueText } from '../../values.js'

/** The columns that a form's list has, beside the time. */
export const columnsOf = ({ fields }: FormSummary) => fields.filter(({ listed }) => listed)

/** The names of the columns. */
export const headElement = (form: FormSummary): HTMLElement =>
  h(
    'div',
    { role: 'rowgroup', class: 'head' },
    h(
      'div',
      { role: 'row', class: 'row', 'aria-rowindex': 1 },
      h('div', { role: 'columnheader', class: 'cell', 'aria-sort': 'descending' }, 'Received'),
      ...columnsOf(form).map(({ label }) => h('div', { role: 'columnheader', class: 'cell' }, label)),
    ),
  )

/** A row of the list. Its link is what the keyboard goes to; a press anywhere on it does the same. */
export const rowElement = (form: FormSummary, row: Row): HTMLElement => {
  const href = addressOf({ view: 'one', form: form.name, id: row.id })
  const link = h('a', { href, tabindex: -1 }, timeElement(row.receivedAt))
  const element = h(
    'div',
    { role: 'row', class: 'row', 'data-id': row.id },
    h('div', { role: 'gridcell', class: 'cell' }, link),
    ...columnsOf(form).map(({ name }) => {
      const text = valueText(Object.hasOwn(row.listed, name) ? row.listed[name] : undefined)
      return h('div', { role: 'gridcell', class: 'cell', title: text.length > 24 && text }, text)
    }),
  )
  element.addEventListener('click', (event) => {
    // Who selects text to copy it does not want to go anywhere.
    if (event.target instanceof Node && link.contains(event.target)) return
    if (String(getSelection()) !== '') return
    link.focus({ preventScroll: true })
    link.click()
  })
  return element
}

export const linkIn = (row: HTMLElement | undefined): HTMLAnchorElement | null | undefined =>
  row?.querySelector('a')
