import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import type { SortColumn } from '../list/grid/column-types.js'
import { words } from '../words/words.js'
import type { WorkStates } from './states.js'

const ranks = { new: 1, doing: 2, done: 3 } as const

/** Unopened ones first, then by state, and within a state by assignee. */
const keyOf = (work: WorkAnswer | null): string =>
  work === null ? '0' : `${ranks[work.state]} ${work.for ?? ''}`

/** Sort column of the state of work, as it is when the column is chosen. */
export const stateColumn = (works: WorkStates): SortColumn => ({
  label: words().list.state,
  key: ({ id }) => {
    const work = works.of(id)
    return work === undefined ? undefined : keyOf(work)
  },
})
