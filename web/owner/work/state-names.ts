import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'

/** How far somebody is with a submission, on a control. */
export const stateNames = { new: 'New', doing: 'Doing', done: 'Done' } as const satisfies Record<
  WorkAnswer['state'],
  string
>

export type WorkState = WorkAnswer['state']

export const isWorkState = (text: string | null): text is WorkState =>
  text !== null && Object.hasOwn(stateNames, text)

/** How far somebody is, and whom it is for, in a line: `Doing · Grace`. */
export const workText = ({ state, for: whom }: Pick<WorkAnswer, 'state' | 'for'>): string =>
  whom === undefined ? stateNames[state] : `${stateNames[state]} · ${whom}`
