import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import { button, h } from '../dom.js'
import { complainAt, dayPart, fieldPart, offer, partOf } from './parts.js'
import { listedIn } from '../list/grid/columns.js'
import { type Filter, isFiltered, noFilter } from '../hash-routes.js'
import type { Problem } from '../trouble.js'

/** The controls that narrow a list. */
export interface Filters {
  readonly element: HTMLElement
  /** Offers what the rows hold, where the form does not say which values there can be. */
  readonly offer: (rows: readonly PageRow[]) => void
  /** Shows at a control why its value cannot be asked for; false where none of them is at fault. */
  readonly complain: (trouble: Problem) => boolean
}

export interface FiltersOptions {
  readonly form: FormSummary
  readonly filter: Filter
  readonly apply: (filter: Filter) => void
  /** Opens the submission of an id. */
  readonly open: (id: string) => void
}

/** Every filter: exact values of listed fields, days, and the id of one submission. */
export const filtersOf = ({ form, filter, apply, open }: FiltersOptions): Filters => {
  const fields = listedIn(form).map((field) => fieldPart(field, filter.where[field.name] ?? ''))
  const from = dayPart('from', 'From day', filter.from)
  const to = dayPart('to', 'To day', filter.to)
  const id = partOf('id', 'Submission ID', h('input', { autocomplete: 'off', spellcheck: 'false' }))
  const clear = button('Clear', () => apply({ ...noFilter, state: filter.state }), {
    hidden: !isFiltered(filter),
  })
  const actions = h('div', { class: 'actions' }, h('button', { class: 'quiet' }, 'Show'), clear)
  const element = h(
    'form',
    { class: `filters${isFiltered(filter) ? ' open' : ''}`, novalidate: true, 'aria-label': 'Filter' },
    ...[...fields, from, to].map((part) => part.element),
    h('div', { class: 'last' }, id.element, actions),
  )
  const chosen = (): Filter => {
    const where = fields.map(({ name, control }) => [name, control.value.trim()] as const)
    return {
      where: Object.fromEntries(where.filter(([, value]) => value !== '')),
      from: from.control.value || undefined,
      to: to.control.value || undefined,
      state: filter.state,
    }
  }
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    const wanted = id.control.value.trim().toLowerCase()
    if (wanted === '') apply(chosen())
    else if (/^[a-z2-7]{26}$/.test(wanted)) open(wanted)
    else complainAt(id, 'An ID is 26 letters and digits, as a receipt shows it.')
  })
  return {
    element,
    offer: (rows) => {
      for (const part of fields) offer(part, rows)
    },
    complain: ({ errors = [] }) => {
      const found = fields.filter(({ name }) => errors.some(({ pointer }) => pointer === `/where.${name}`))
      for (const part of found) complainAt(part, 'No submission of this form can have this value.')
      return found.length > 0
    },
  }
}
