import type { Selection } from '../select/selection.js'
import type { Act } from './act.js'
import type { Acting } from './acting.js'

export interface RowKeysOptions {
  readonly acts: readonly Act[]
  readonly selection: Selection
  readonly acting: Acting
}

/** Applies a key to the focused row or to the selection; returns whether the key has a meaning. */
export const rowKeys =
  ({ acts, selection, acting }: RowKeysOptions) =>
  (key: string, id: string): boolean => {
    const act = acts.find((each) => each.key === key)
    if (act !== undefined && selection.isEmpty()) acting.toOne(act, id)
    else if (act !== undefined) acting.toSelected(act)
    else if (key === 'x' || key === ' ') selection.toggle(id)
    else return false
    return true
  }
