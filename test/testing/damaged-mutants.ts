import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { counting, more, paging, reading } from './breaks.js'
import { damagedIds } from './damageable.js'
import type { Breaks } from './waiting-mutants.js'

/** Ways of being wrong about what is damaged, each a member of a right repository replaced. */
export const damagedMutants: Readonly<Record<string, Breaks>> = {
  'leaves out of its lists what is damaged': paging((page) => ({
    ...page,
    rows: page.rows.filter(({ id }) => !damagedIds.has(id)),
  })),
  'ends a list where something is damaged': paging((page) => {
    const at = page.rows.findIndex(({ id }) => damagedIds.has(id))
    return at < 0 ? page : { rows: page.rows.slice(0, at) }
  }),
  'does not count what is damaged': counting((count) => more(count, damagedIds.size > 0 ? -1 : 0)),
  'names nothing that is damaged': reading(() => ({ unreadable: [] })),
  'finds nothing where something is damaged': ({ find }) => ({
    find: (form, id, deadline) =>
      damagedIds.has(id) ? () => Promise.resolve(E.right(O.none)) : find(form, id, deadline),
  }),
  'reads nothing where one is damaged': ({ read }) => ({
    read: (form, ids, deadline) =>
      ids.some((id) => damagedIds.has(id))
        ? () => Promise.resolve(E.left({ _tag: 'ItemUnreadable', cause: new Error('damaged') }))
        : read(form, ids, deadline),
  }),
}
