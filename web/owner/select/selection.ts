import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'

/** Which submissions of a list are chosen: some by their ids, or all that fit but some. */
export interface Selection {
  readonly has: (id: string) => boolean
  readonly toggle: (id: string) => void
  readonly all: () => void
  readonly none: () => void
  readonly isEmpty: () => boolean
  /** Whether those are chosen that are not loaded yet. */
  readonly isOfAll: () => boolean
  /** Those of these rows that are chosen. */
  readonly among: (rows: readonly PageRow[]) => readonly string[]
  /** It is there no longer. */
  readonly drop: (id: string) => void
}

/** Nothing is chosen at first. */
export const selectionWith = (onChange: () => void): Selection => {
  let isOfAll = false
  /** What differs from the rest. */
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
