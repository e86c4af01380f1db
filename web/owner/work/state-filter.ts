import { h } from '../dom.js'
import { type FilterPart, partOf } from '../filters/parts.js'
import type { Filter } from '../hash-routes.js'
import { isWorkState, type WorkState } from './state-names.js'
import { words } from '../words/words.js'

/** Control that filters a list by state of work. */
export const workPart = ({ work }: Filter): FilterPart => {
  const options = Object.entries({ '': words().filters.any, ...words().work.states }).map(([value, name]) =>
    h('option', { value }, name),
  )
  const select = h('select', {}, ...options)
  select.value = work ?? ''
  return partOf('work', words().work.state, select)
}

/** The chosen state. */
export const chosenWork = ({ control: { value } }: FilterPart): WorkState | undefined =>
  isWorkState(value) ? value : undefined
