import { h } from '../dom.js'
import { type FilterPart, partOf } from '../filters/parts.js'
import type { Filter } from '../hash-routes.js'
import { isWorkState, type WorkState } from './state-names.js'
import { words } from '../words/words.js'

/** The control that narrows a list to those of a state. */
export const workPart = ({ work }: Filter): FilterPart => {
  const options = Object.entries({ '': words().filters.any, ...words().work.states }).map(([value, name]) =>
    h('option', { value }, name),
  )
  const select = h('select', {}, ...options)
  select.value = work ?? ''
  return partOf('work', words().work.state, select)
}

/** What is chosen in it. */
export const chosenWork = ({ control: { value } }: FilterPart): WorkState | undefined =>
  isWorkState(value) ? value : undefined
