import type { Api, Asked } from '../api.js'
import { markDone } from '../work/done.js'
import type { Filter } from '../hash-routes.js'

/** What an owner does with submissions. */
export type ActName = 'release' | 'hold' | 'erase' | 'done'

/** One of them; the words for it are those of `words().acts`. */
export interface Act {
  readonly name: ActName
  /** The key that does it to the row which has the focus. */
  readonly key: string
}

export const acts = {
  done: { name: 'done', key: 'd' },
  release: { name: 'release', key: 'r' },
  hold: { name: 'hold', key: 'h' },
  erase: { name: 'erase', key: 'e' },
} as const satisfies Record<ActName, Act>

/** What can be done with those of a list. */
export const actsIn = ({ state }: Pick<Filter, 'state'>): readonly Act[] =>
  state === 'held' ? [acts.release, acts.erase] : [acts.done, acts.hold, acts.erase]

/** Does it to one submission. */
export const perform = (api: Api, form: string, act: ActName, id: string): Asked<unknown> => {
  if (act === 'done') return markDone(api, form, id)
  return act === 'erase' ? api.erase(form, id) : api.move(form, id, act)
}
