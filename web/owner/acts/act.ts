import type { Api, Asked } from '../api.js'
import { markDone } from '../work/done.js'
import type { Filter } from '../hash-routes.js'

/** What an owner does with submissions. */
export type ActName = 'release' | 'hold' | 'erase' | 'done'

/** One of them, in the words of these pages. */
export interface Act {
  readonly name: ActName
  /** On a button. */
  readonly label: string
  /** The key that does it to the row which has the focus. */
  readonly key: string
  /** What it does, as a list of keys says it. */
  readonly does: string
  /** What has been done, in a sentence: `released`. */
  readonly done: string
  /** What follows from it, for those who are asked. */
  readonly note: string
}

export const acts = {
  done: {
    name: 'done',
    label: 'Done',
    key: 'd',
    does: 'Done: marks it as done',
    done: 'marked as done',
    note: 'Their notes, and whom they are for, stay as they are.',
  },
  release: {
    name: 'release',
    label: 'Release',
    key: 'r',
    does: 'Release: it becomes open',
    done: 'released',
    note: 'They become open: lists, counts and exports show them, and those who are told of submissions are told.',
  },
  hold: {
    name: 'hold',
    label: 'Hold',
    key: 'h',
    does: 'Hold: it leaves the list of open ones until it is released',
    done: 'held',
    note: 'Lists, counts and exports of open submissions leave them out, until they are released.',
  },
  erase: {
    name: 'erase',
    label: 'Erase',
    key: 'e',
    does: 'Erase: asks first, and the same key again erases',
    done: 'erased',
    note: 'Every answer in them goes, with their results and receipts. This cannot be undone.',
  },
} as const satisfies Record<ActName, Act>

/** What can be done with those of a list. */
export const actsIn = ({ state }: Pick<Filter, 'state'>): readonly Act[] =>
  state === 'held' ? [acts.release, acts.erase] : [acts.done, acts.hold, acts.erase]

/** Does it to one submission. */
export const perform = (api: Api, form: string, act: ActName, id: string): Asked<unknown> => {
  if (act === 'done') return markDone(api, form, id)
  return act === 'erase' ? api.erase(form, id) : api.move(form, id, act)
}
