import { labelOf } from '../../../src/domain/kernel/label.js'
import type { FieldSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import { freshId, h } from '../dom.js'
import { words } from '../words/words.js'

type Control = HTMLInputElement | HTMLSelectElement

/** A labelled control, and the place of its error. */
export interface FilterPart {
  readonly name: string
  readonly control: Control
  readonly error: HTMLElement
  readonly element: HTMLElement
  readonly offered?: HTMLDataListElement
}

const inputTypes: Partial<Readonly<Record<FieldSummary['kind'], string>>> = { date: 'date', time: 'time' }
const inputModes: Partial<Readonly<Record<FieldSummary['kind'], string>>> = {
  integer: 'numeric',
  rating: 'numeric',
  decimal: 'decimal',
  money: 'decimal',
  email: 'email',
  phone: 'tel',
  url: 'url',
}

export const partOf = (
  name: string,
  label: string,
  control: Control,
  offered?: HTMLDataListElement,
): FilterPart => {
  const [id, errorId] = [freshId('filter'), freshId('filter-error')]
  control.id = id
  control.setAttribute('aria-describedby', errorId)
  const error = h('p', { class: 'field-error', id: errorId })
  const element = h('div', { class: 'field' }, h('label', { for: id }, label), control, offered, error)
  return { name, control, error, element, ...(offered && { offered }) }
}

type Options = NonNullable<FieldSummary['options']>

const yesOrNo = (): Options => [
  { value: 'true', label: words().values.yes },
  { value: 'false', label: words().values.no },
]

/** Includes the address's value, even if the form no longer has it. */
const selectOf = (options: Options, value: string): HTMLSelectElement => {
  const isKnown = value === '' || options.some((each) => each.value === value)
  const all = [
    { value: '', label: words().filters.any },
    ...options,
    ...(isKnown ? [] : [{ value, label: labelOf(value) }]),
  ]
  const select = h('select', {}, ...all.map((each) => h('option', { value: each.value }, each.label)))
  select.value = value
  return select
}

/** Control of a listed field, by its kind. */
export const fieldPart = ({ name, label, kind, options }: FieldSummary, value: string): FilterPart => {
  const known = kind === 'boolean' ? yesOrNo() : options
  if (known !== undefined) return partOf(name, label, selectOf(known, value))
  const list = freshId('seen')
  const input = h('input', {
    type: inputTypes[kind] ?? 'text',
    inputmode: inputModes[kind],
    list,
    autocomplete: 'off',
  })
  input.value = value
  return partOf(name, label, input, h('datalist', { id: list }))
}

export const dayPart = (name: string, label: string, value = ''): FilterPart => {
  const input = h('input', { type: 'date' })
  input.value = value
  return partOf(name, label, input)
}

/** Maximum values offered, and maximum rows read to collect them. */
const most = { offered: 30, read: 500 } as const

/** Suggests values from these rows in a control; in a select, adds those that the form no longer offers. */
export const offer = ({ name, control, offered }: FilterPart, rows: readonly PageRow[]): void => {
  const values = new Set(
    rows
      .slice(0, most.read)
      .flatMap(({ listed }) => listed[name])
      .filter((value) => ['string', 'number'].includes(typeof value)),
  )
  const sorted = [...values].map(String).sort().slice(0, most.offered)
  offered?.replaceChildren(...sorted.map((value) => h('option', { value })))
  if (!(control instanceof HTMLSelectElement)) return
  const known = new Set(Array.from(control.options, ({ value }) => value))
  control.append(
    ...sorted.filter((value) => !known.has(value)).map((value) => h('option', { value }, labelOf(value))),
  )
}

export const complainAt = ({ control, error }: FilterPart, message: string): void => {
  error.textContent = message
  control.setAttribute('aria-invalid', 'true')
  control.focus()
}
