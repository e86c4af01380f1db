import { type SeparatorName, separatorIn, separators } from '../../../src/domain/reading/csv-style.js'
import { freshId, h } from '../dom.js'
import { zone } from '../formats.js'
import type { Format } from './writers.js'

const choice = (
  type: 'radio' | 'checkbox',
  text: string,
  attributes: Readonly<Record<string, string | boolean>>,
) => {
  const id = freshId('choice')
  const input = h('input', { type, id, ...attributes })
  return { input, element: h('div', { class: 'option' }, input, h('label', { for: id }, text)) }
}

const names: Readonly<Record<SeparatorName, string>> = {
  comma: 'Comma',
  semicolon: 'Semicolon',
  tab: 'Tab',
}

const separatorChoice = () => {
  const id = freshId('separator')
  const options = Object.keys(separators).map((value) =>
    h('option', { value }, names[value as SeparatorName]),
  )
  const select = h('select', { id }, ...options)
  select.value = separatorIn(navigator.language)
  return { select, element: h('div', { class: 'field' }, h('label', { for: id }, 'Between cells'), select) }
}

/** The formats of an export, and what a CSV for spreadsheets needs. */
export const formatChoice = () => {
  const xlsx = choice('radio', `Excel workbook (XLSX): times in ${zone}`, {
    name: 'format',
    value: 'xlsx',
    checked: true,
  })
  const csv = choice('radio', 'CSV', { name: 'format', value: 'csv' })
  const ndjson = choice('radio', 'NDJSON, for programs: loses nothing', { name: 'format', value: 'ndjson' })
  const labels = choice('checkbox', 'Labels in place of names', { name: 'labels', checked: true })
  const mark = choice('checkbox', 'Excel is to open it (byte order mark)', { name: 'mark', checked: true })
  const separator = separatorChoice()
  const ofCsv = h('div', { class: 'of-csv', hidden: true }, labels.element, mark.element, separator.element)
  const element = h(
    'fieldset',
    {},
    h('legend', {}, 'Format'),
    h('div', { class: 'options' }, xlsx.element, csv.element, ofCsv, ndjson.element),
  )
  element.addEventListener('change', () => (ofCsv.hidden = !csv.input.checked))
  const kind = (): Format['kind'] => {
    if (csv.input.checked) return 'csv'
    return ndjson.input.checked ? 'ndjson' : 'xlsx'
  }
  const format = (): Format => ({
    kind: kind(),
    mark: mark.input.checked,
    labels: labels.input.checked,
    separator: separator.select.value as SeparatorName,
  })
  return { element, format }
}
