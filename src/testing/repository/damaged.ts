import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../domain/form/form.js'
import { listQuery } from '../../domain/reading/list.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, key, start, type Trial } from './trial.js'

/** Stores three submissions and damages the second. */
const threeOf = async (
  { add, addHeld, means }: Trial,
  form: AnyForm,
  isHeld: boolean,
): Promise<readonly [string, string, string]> => {
  const put = async (at: number): Promise<string> => {
    const sent = { key: `${key}-${at}`, at: start + at }
    return (await (isHeld ? addHeld(form, sent) : add(form, sent))).id
  }
  const ids = [await put(0), await put(1), await put(2)] as const
  await means('damage')(form.name, ids[1])
  return ids
}

/** Reads the ids of a list page by page, to its end or to an unreadable page. */
const seenOf = async (
  { repository, later }: Trial,
  form: AnyForm,
  asked: Parameters<typeof listQuery>[1],
): Promise<readonly string[] | string> => {
  const ids: string[] = []
  let after: string | undefined
  for (let pages = 0; pages < 9; pages += 1) {
    const told = await repository.page(listQuery(form, { ...asked, after }), later())()
    if (E.isLeft(told)) return told.left._tag
    ids.push(...told.right.rows.map(({ id }) => id))
    if (told.right.next === undefined) return ids
    after = told.right.next
  }
  return 'a list without an end'
}

/** Stored submissions that cannot be read. */
export const damaged: readonly Case[] = [
  {
    name: 'reports that a damaged submission cannot be read, and still shows the others',
    needs: 'damage',
    run: async (trial) => {
      const { expect, repository, later, add, erased } = trial
      const form = freshForm()
      const ids: string[] = []
      for (const at of [0, 1, 2]) ids.push((await add(form, { key: `${key}-${at}`, at: start + at })).id)
      const [one = '', two = '', three = ''] = ids
      await trial.means('damage')(form.name, two)
      expect(await repository.find(form.name, two, later())()).toMatchObject({
        left: { _tag: 'ItemUnreadable' },
      })
      expect(await repository.read(form.name, [three, two, one], later())()).toMatchObject({
        right: { submissions: [{ id: three }, { id: one }], unreadable: [two] },
      })
      expect((await add(form, { key: `${key}-1` })).tag).toBe('ItemUnreadable')
      expect((await add(form, { key: `${key}-9` })).tag).toBe('Created')
      expect(await erased(form, one)).toBe(undefined)
    },
  },
  {
    name: 'never leaves a damaged submission out of lists and counts silently: it is included or reported',
    needs: 'damage',
    run: async (trial) => {
      const { expect, repository, later } = trial
      for (const state of ['open', 'held'] as const) {
        const form = freshForm()
        const { name, shards } = form
        const oldest = await threeOf(trial, form, state === 'held')
        const listed = async (asked: Parameters<typeof listQuery>[1], ids: readonly string[]) => {
          const seen = await seenOf(trial, form, { ...asked, state })
          expect(seen === 'ItemUnreadable' ? ids : seen).toEqual(ids)
        }
        for (const limit of [1, 2, 10]) {
          await listed({ limit, order: 'oldest' }, oldest)
          await listed({ limit, order: 'newest' }, oldest.toReversed())
        }
        const counted = await repository.count(
          { form: name, shards, state, from: 0, to: start + day },
          later(),
        )()
        expect(['ItemUnreadable', 3]).toContain(
          E.isLeft(counted) ? counted.left._tag : counted.right._tag === 'Counted' && counted.right.count,
        )
      }
    },
  },
]
