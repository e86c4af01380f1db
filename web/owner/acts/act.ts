import type { Api, Asked } from '../api.js'
import { markDone } from '../work/done.js'
import type { Filter } from '../hash-routes.js'

/** Names of an owner's actions on submissions. */
export type ActName = 'release' | 'hold' | 'erase' | 'done'

/** An action; its texts are in `words().acts`. */
export interface Act {
  readonly name: ActName
  /** Key that applies it to the focused row. */
  readonly key: string
}

export const acts = {
  done: { name: 'done', key: 'd' },
  release: { name: 'release', key: 'r' },
  hold: { name: 'hold', key: 'h' },
  erase: { name: 'erase', key: 'e' },
} as const satisfies Record<ActName, Act>

/** Actions available in a list. */
export const actsIn = ({ state }: Pick<Filter, 'state'>): readonly Act[] =>
  state === 'held' ? [acts.release, acts.erase] : [acts.done, acts.hold, acts.erase]

/** Applies an action to one submission. */
export const perform = (api: Api, form: string, act: ActName, id: string): Asked<unknown> => {
  if (act === 'done') return markDone(api, form, id)
  return act === 'erase' ? api.erase(form, id) : api.move(form, id, act)
}
