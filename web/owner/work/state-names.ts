import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import { words } from '../words/words.js'

export type WorkState = WorkAnswer['state']

const workStates: readonly (string | null)[] = ['new', 'doing', 'done'] satisfies readonly WorkState[]

export const isWorkState = (text: string | null): text is WorkState => workStates.includes(text)

/** State and assignee on one line: `Doing · Grace`. */
export const workText = ({ state, for: whom }: Pick<WorkAnswer, 'state' | 'for'>): string => {
  const name = words().work.states[state]
  return whom === undefined ? name : `${name} · ${whom}`
}
