import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { hasExpired } from '../../../domain/kernel/instant.js'
import type { KeptWork } from '../../../domain/work/work.js'
import type { Works } from '../../../ports/work-store.js'
import { batched } from '../calls/batch-get.js'
import { contextOf, type Dependencies } from '../calls/context.js'
import { present, putRevised } from '../deliveries/put-revised.js'

const layout = 1

const keyOf = (form: string, id: string): { readonly pk: string } => ({ pk: `M#${form}#${id}` })

const common = { v: t.literal(layout), form: t.string, id: t.string, rev: t.number }

const Item = t.intersection([
  t.type({ ...common, state: t.keyof({ new: null, doing: null, done: null }), by: t.string, at: t.number }),
  t.partial({ for: t.string, note: t.string, expiresAt: t.number }),
])

const Gone = t.type({ ...common, gone: t.literal(true), expiresAt: t.number })

const Kept = t.union([t.exact(Gone), t.exact(Item)])

const broken: E.Either<RepositoryError, never> = E.left({
  _tag: 'ItemUnreadable',
  cause: new Error('unreadable work'),
})

/** Decodes stored work. */
const workIn = (item: unknown): E.Either<RepositoryError, KeptWork | undefined> => {
  if (item === undefined) return E.right(undefined)
  const decoded = Kept.decode(item)
  if (E.isLeft(decoded)) return broken
  const { v: _v, ...kept } = decoded.right
  return E.right(kept)
}

const itemOf = (kept: KeptWork) => ({
  ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
  ...keyOf(kept.form, kept.id),
  rev: kept.rev,
  v: layout,
})

/** The owners' work, in the table of submissions but in none of its indexes. */
export const dynamoWorks = (dependencies: Dependencies): Works => {
  const context = contextOf(dependencies)
  return {
    find: (form, id, deadline) => async () =>
      pipe(await present(context, keyOf(form, id).pk, deadline), E.flatMap(workIn)),
    known: (form, ids, deadline) => async () => {
      const keys = [...new Set(ids)].map((id) => keyOf(form, id))
      if (keys.length === 0) return E.right([])
      return pipe(
        await batched(context, { keys, consistent: false }, deadline),
        // Damaged work is left out here, and reported when it is read individually.
        E.map((items) => items.flatMap((item) => E.getOrElseW(() => undefined)(workIn(item)) ?? [])),
        E.map((works) => works.filter((work) => !hasExpired(context.now(), work))),
      )
    },
    put: (kept, deadline) => () => putRevised(context, itemOf(kept), deadline),
  }
}
