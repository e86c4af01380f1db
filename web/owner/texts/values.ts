import { labelOf } from '../../../src/domain/kernel/label.js'
import { h } from '../dom.js'
import { words } from '../words/words.js'

/** A value on one line, for a cell. */
export const valueText = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? words().values.yes : words().values.no
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(words().comma)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

type Members = Readonly<Record<string, unknown>>

const membersIn = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Several objects, such as the steps of a computation, as a table. */
const tableOf = (rows: readonly Members[]): HTMLElement => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return h(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': words().values.table },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, labelOf(name))))),
      h(
        'tbody',
        {},
        ...rows.map((row) => h('tr', {}, ...names.map((name) => h('td', {}, valueElement(row[name]))))),
      ),
    ),
  )
}

const listOf = (values: readonly unknown[]): HTMLElement => {
  const rows = values.filter(membersIn)
  if (values.length > 0 && rows.length === values.length) return tableOf(rows)
  return h('ul', {}, ...values.map((value) => h('li', {}, valueElement(value))))
}

/** A value of any shape, as elements that contain only text. */
export const valueElement = (value: unknown): HTMLElement => {
  if (membersIn(value)) return membersElement(value)
  if (Array.isArray(value) && !value.every(isPlain)) return listOf(value)
  return h('span', { class: 'value' }, valueText(value))
}

/** Members of a result, labelled by their names in readable form. */
export const membersElement = (members: Members): HTMLElement =>
  h(
    'dl',
    { class: 'facts' },
    ...Object.entries(members).flatMap(([name, value]) => [
      h('dt', {}, labelOf(name)),
      h('dd', {}, valueElement(value)),
    ]),
  )
