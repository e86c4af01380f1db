import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'

/** Selected submissions of a list: some by id, or all matches except some. */
export interface Selection {
  readonly has: (id: string) => boolean
  readonly toggle: (id: string) => void
  readonly all: () => void
  readonly none: () => void
  readonly isEmpty: () => boolean
  /** Whether rows not loaded yet are selected too. */
  readonly isOfAll: () => boolean
  /** The selected ones among these rows. */
  readonly among: (rows: readonly PageRow[]) => readonly string[]
  /** Removes a submission that is gone. */
  readonly drop: (id: string) => void
}

/** An empty selection. */
export const selectionWith = (onChange: () => void): Selection => {
  let isOfAll = false
  /** Exceptions: selected ids, or deselected ones if all are selected. */
  let others: ReadonlySet<string> = new Set()
  const become = (all: boolean, ids: ReadonlySet<string>): void => {
    isOfAll = all
    others = ids
    onChange()
  }
  const has = (id: string): boolean => others.has(id) !== isOfAll
  const without = (id: string): ReadonlySet<string> => new Set([...others].filter((each) => each !== id))
  return {
    has,
    toggle: (id) => become(isOfAll, others.has(id) ? without(id) : new Set([...others, id])),
    all: () => become(true, new Set()),
    none: () => become(false, new Set()),
    isEmpty: () => !isOfAll && others.size === 0,
    isOfAll: () => isOfAll,
    among: (rows) => rows.map(({ id }) => id).filter(has),
    drop: (id) => {
      if (others.has(id)) become(isOfAll, without(id))
    },
  }
}
