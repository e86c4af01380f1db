import type { FieldSummary, Row } from './answers.js'
import { freshId, h } from './dom.js'

type Control = HTMLInputElement | HTMLSelectElement

/** A control with its label, and the place for what is wrong with it. */
export interface FilterPart {
  readonly name: string
  readonly control: Control
  readonly error: HTMLElement
  readonly element: HTMLElement
  readonly offered?: HTMLDataListElement
}

const inputTypes: Partial<Readonly<Record<FieldSummary['kind'], string>>> = { date: 'date' }
const inputModes: Partial<Readonly<Record<FieldSummary['kind'], string>>> = {
  integer: 'numeric',
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

const yesOrNo = (value: string): HTMLSelectElement => {
  const options = [
    ['', 'Any'],
    ['true', 'Yes'],
    ['false', 'No'],
  ] as const
  const select = h('select', {}, ...options.map(([each, text]) => h('option', { value: each }, text)))
  select.value = value
  return select
}

/** The control of a listed field, by its kind. */
export const fieldPart = ({ name, label, kind }: FieldSummary, value: string): FilterPart => {
  if (kind === 'boolean') return partOf(name, label, yesOrNo(value))
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

/** As many values as anybody reads through, and the rows to find them in. */
const most = { offered: 30, read: 500 } as const

/** Offers the values that rows hold, as the API does not say which there can be. */
export const offer = ({ name, offered }: FilterPart, rows: readonly Row[]): void => {
  const values = new Set(
    rows
      .slice(0, most.read)
      .map(({ listed }) => listed[name])
      .filter((value) => ['string', 'number'].includes(typeof value)),
  )
  const sorted = [...values].map(String).sort().slice(0, most.offered)
  offered?.replaceChildren(...sorted.map((value) => h('option', { value })))
}

export const complainAt = ({ control, error }: FilterPart, message: string): void => {
  error.textContent = message
  control.setAttribute('aria-invalid', 'true')
  control.focus()
}
