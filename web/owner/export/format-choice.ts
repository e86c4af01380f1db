import { type SeparatorName, separatorIn, separators } from '../../../src/domain/reading/csv-style.js'
import { freshId, h } from '../dom.js'
import { zone } from '../texts/formats.js'
import type { Format } from './writers.js'
import { words } from '../words/words.js'

const choice = (
  type: 'radio' | 'checkbox',
  text: string,
  attributes: Readonly<Record<string, string | boolean>>,
) => {
  const id = freshId('choice')
  const input = h('input', { type, id, ...attributes })
  return { input, element: h('div', { class: 'option' }, input, h('label', { for: id }, text)) }
}

const separatorChoice = () => {
  const id = freshId('separator')
  const options = Object.keys(separators).map((value) =>
    h('option', { value }, words().export.separators[value as SeparatorName]),
  )
  const select = h('select', { id }, ...options)
  select.value = separatorIn(words().locale)
  return {
    select,
    element: h('div', { class: 'field' }, h('label', { for: id }, words().export.between), select),
  }
}

/** Controls for the export format, with the options of a CSV for spreadsheets. */
export const formatChoice = () => {
  const xlsx = choice('radio', words().export.xlsx(zone), {
    name: 'format',
    value: 'xlsx',
    checked: true,
  })
  const csv = choice('radio', words().export.csv, { name: 'format', value: 'csv' })
  const ndjson = choice('radio', words().export.ndjson, { name: 'format', value: 'ndjson' })
  const labels = choice('checkbox', words().export.labels, { name: 'labels', checked: true })
  const mark = choice('checkbox', words().export.mark, { name: 'mark', checked: true })
  const separator = separatorChoice()
  const ofCsv = h('div', { class: 'of-csv', hidden: true }, labels.element, mark.element, separator.element)
  const element = h(
    'fieldset',
    {},
    h('legend', {}, words().export.format),
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
