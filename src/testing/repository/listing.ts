import { listQuery } from '../../domain/reading/list.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, minute, start } from './trial.js'

/** Rows in order, page by page. */
export const lists: readonly Case[] = [
  {
    name: 'lists nothing for an empty form, and never another form’s submissions',
    run: async ({ expect, add, page, found }) => {
      const form = freshForm()
      await add(freshForm(), {})
      await add({ ...form, name: `${form.name}0` }, {})
      expect(await page(form, {})).toEqual({ rows: [] })
      expect(await found(form, 'a'.repeat(26))).toBe(undefined)
    },
  },
  ...[1, 3].map((shards): Case => ({
    name: `lists every submission once, newest or oldest first, even if many have the same millisecond (shards: ${shards})`,
    run: async ({ expect, add, pages }) => {
      const form = freshForm({ shards })
      const sent = await Promise.all(
        Array.from({ length: 25 }, (_, n) => add(form, { value: `v${n}`, at: start + Math.floor(n / 10) })),
      )
      const oldest = sent
        .map(({ id }, n) => `${Math.floor(n / 10)}#${id}`)
        .sort()
        .map((place) => place.slice(2))
      for (const limit of [1, 4, 7, 24, 25, 26, 200]) {
        expect(await pages(form, { limit, order: 'oldest' })).toEqual(oldest)
        expect(await pages(form, { limit })).toEqual([...oldest].reverse())
      }
    },
  })),
  {
    name: 'ends with the last row: there is no next page after a full last one',
    run: async ({ expect, add, page }) => {
      const form = freshForm({ shards: 2 })
      for (let n = 0; n < 6; n += 1) await add(form, { at: start + n })
      for (const order of ['newest', 'oldest'] as const) {
        const first = await page(form, { limit: 3, order })
        const second = await page(form, { limit: 3, order, after: first.next })
        expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 3, undefined])
        expect((await page(form, { limit: 6, order })).next).toBe(undefined)
      }
      const long = freshForm({ shards: 2 })
      for (let n = 0; n < 120; n += 1) await add(long, { at: start + n })
      const { rows, next } = await page(long, { limit: 120 })
      expect([rows.length, next]).toEqual([120, undefined])
    },
  },
  {
    name: 'shows each row that is present throughout on exactly one page, whatever is added or erased in the meantime',
    run: async ({ expect, add, erased, page }) => {
      const form = freshForm()
      const ids: string[] = []
      for (let n = 0; n < 9; n += 1) ids.push((await add(form, { at: start + n * minute })).id)
      const seen: string[] = []
      let after: string | undefined
      for (let read = 0; read < 20; read += 1) {
        const { rows, next } = await page(form, { limit: 2, after })
        seen.push(...rows.map(({ id }) => id))
        if (next === undefined) break
        after = next
        if (read === 0) {
          await add(form, { at: start + day })
          // The row at the cursor, and the next one.
          await erased(form, ids[7] ?? '')
          await erased(form, ids[3] ?? '')
        }
      }
      expect(seen).toEqual([8, 7, 6, 5, 4, 2, 1, 0].map((n) => ids[n]))
    },
  },
  {
    name: 'treats `from` as inclusive and `to` as exclusive, to the millisecond',
    run: async ({ expect, add, page, pages }) => {
      const form = freshForm({ shards: 2 })
      for (const at of [0, 1, 2, 3]) await add(form, { at: start + at })
      const query = { from: start + 1, to: start + 3, order: 'oldest' } as const
      expect((await page(form, query)).rows.map(({ at }) => at)).toEqual([start + 1, start + 2])
      expect((await pages(form, { ...query, limit: 1 })).length).toBe(2)
      expect((await pages(form, { ...query, order: 'newest', limit: 1 })).length).toBe(2)
      for (const to of [start, start - 1]) expect(await page(form, { from: start, to })).toEqual({ rows: [] })
    },
  },
  {
    name: 'shows the listed fields, and nothing else',
    run: async ({ expect, add, page }) => {
      const form = freshForm()
      await add(form, { id: 'shown', value: 'kept back' })
      expect((await page(form, {})).rows.map(({ listed }) => listed)).toEqual([{ id: 'shown' }])
    },
  },
  {
    name: 'shows for each row when it was received and when it expires',
    run: async ({ expect, add, page }) => {
      const form = freshForm({ retain: { days: 1 } })
      const { id } = await add(form, { at: start + 5 })
      const [row] = (await page(form, {})).rows
      expect([row?.id, row?.at, row?.expiresAt]).toEqual([
        id,
        start + 5,
        Math.floor((start + 5 + day) / 1_000),
      ])
    },
  },
  {
    name: 'uses the form’s number of shards in every call',
    run: async ({ expect, add, pages, count, repository, later }) => {
      const form = freshForm({ shards: 5 })
      const ids: string[] = []
      for (let n = 0; n < 12; n += 1) ids.push((await add(form, { at: start + n })).id)
      expect(await pages(form, { order: 'oldest', limit: 5 })).toEqual(ids)
      expect(await count(form)).toBe(12)
      const all = await repository.page(listQuery(form, { order: 'oldest', from: start + 6 }), later())()
      expect(all).toMatchObject({ right: { rows: ids.slice(6).map((id) => ({ id })) } })
    },
  },
]
