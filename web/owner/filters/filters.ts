import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../dom.js'
import { searchBoxOf } from '../search/search-box.js'
import { chosenWork, workPart } from '../work/state-filter.js'
import { complainAt, dayPart, fieldPart, type FilterPart, offer, partOf } from './parts.js'
import { listedIn } from '../list/grid/columns.js'
import type { Filter } from '../hash-routes.js'
import type { Problem } from '../trouble.js'
import { chipsElement } from './chips.js'
import { words } from '../words/words.js'

/** Controls that filter a list. */
export interface Filters {
  readonly element: HTMLElement
  /** Search box. */
  readonly search: HTMLElement
  /** Active filters. */
  readonly chips: HTMLElement
  /** Suggests the values of these rows in the controls. */
  readonly offer: (rows: readonly PageRow[]) => void
  /** Shows a problem at the control that caused it; returns whether there is one. */
  readonly complain: (trouble: Problem) => boolean
  /** Called before another list is shown, so that its corresponding control can have the focus. */
  readonly leave: () => void
  readonly comeBack: () => void
}

export interface FiltersOptions {
  readonly form: FormSummary
  readonly filter: Filter
  readonly apply: (filter: Filter) => void
  /** Opens the submission with this id. */
  readonly open: (id: string) => void
}

/** Id of the control that had the focus when the list was replaced. */
let left: string | undefined

/** Whether a date is complete: a year being typed starts as 0002. */
const isWhole = ({ type, value }: HTMLInputElement | HTMLSelectElement): boolean =>
  type !== 'date' || value === '' || value >= '1970'

/**
 * Milliseconds until a choice takes effect: whoever types an option's first letters or uses the arrow keys passes
 * through other options first.
 */
const pause = 400

/** Acts a moment after the last choice in a list, and immediately after any other change. */
const actingSoon = (act: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => clearTimeout(timer)
  return {
    stop,
    begin: (control: FilterPart['control']): void => {
      stop()
      if (control instanceof HTMLSelectElement) timer = setTimeout(act, pause)
      else act()
    },
  }
}

const filterFrom = (
  { where: present }: Filter,
  fields: readonly FilterPart[],
  days: readonly FilterPart[],
): Omit<Filter, 'state' | 'q' | 'work'> => {
  const typed = fields.map(({ name, control }) => [name, control.value.trim()] as const)
  // A field that the form no longer has is only in the address.
  const where = Object.entries({ ...present, ...Object.fromEntries(typed) })
  const [from, to] = days.map(({ control }) => control.value || undefined)
  return { where: Object.fromEntries(where.filter(([, value]) => value !== '')), from, to }
}

const partsOf = ({ form, filter }: FiltersOptions) => ({
  fields: listedIn(form).map((field) => fieldPart(field, filter.where[field.name] ?? '')),
  days: [
    dayPart('from', words().filters.fromDay, filter.from),
    dayPart('to', words().filters.toDay, filter.to),
  ],
  work: workPart(filter),
  id: partOf('id', words().filters.id, h('input', { autocomplete: 'off', spellcheck: 'false' })),
})

/** All filters, each of which takes effect when it is changed: exact values of listed fields, days, and an id. */
export const filtersOf = (options: FiltersOptions): Filters => {
  const { form, filter, apply, open } = options
  const { fields, days, work, id } = partsOf(options)
  const box = searchBoxOf(filter.q, () => narrow())
  const all = [...fields, ...(filter.state === 'held' ? [] : [work]), ...days, id]
  const element = h(
    'form',
    {
      class: `filters${left === undefined ? '' : ' open'}`,
      novalidate: true,
      'aria-label': words().filters.label,
    },
    ...all.map((part) => part.element),
  )
  const narrow = (): void =>
    apply({
      ...filterFrom(filter, fields, days),
      state: filter.state,
      q: box.typed(),
      work: chosenWork(work),
    })
  const act = (): void => {
    const wanted = id.control.value.trim().toLowerCase()
    if (wanted === '') narrow()
    else if (/^[a-z2-7]{26}$/.test(wanted)) open(wanted)
    else complainAt(id, words().filters.badId)
  }
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    act()
  })
  id.control.addEventListener('change', act)
  const soon = actingSoon(narrow)
  for (const { control } of all.filter((part) => part !== id))
    control.addEventListener('change', () => isWhole(control) && soon.begin(control))
  return {
    element,
    search: box.element,
    chips: chipsElement(form, filter, apply),
    offer: (rows) => {
      for (const part of fields) offer(part, rows)
    },
    complain: ({ errors = [] }) => {
      const found = fields.filter(({ name }) => errors.some(({ pointer }) => pointer === `/where.${name}`))
      for (const part of found) complainAt(part, words().filters.impossible)
      return found.length > 0
    },
    leave: () => {
      soon.stop()
      left = [...all, box.part].find(({ control }) => control === document.activeElement)?.name
    },
    comeBack: () => {
      ;[...all, box.part].find(({ name }) => name === left)?.control.focus()
      left = undefined
    },
  }
}
