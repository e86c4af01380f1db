import { attemptAt, freshForm } from '../sample-forms.js'
import { type Case, key, minute, plain, start } from './trial.js'

const replacing = () => freshForm({ naturalKey: 'id', whenTaken: 'replace' })

/** Forms whose submissions are identified by an answer. */
export const naturalKeys: readonly Case[] = [
  {
    name: 'answers a second submission with “taken”, and a repeated one as a replay',
    run: async ({ expect, add, found }) => {
      const form = freshForm({ naturalKey: 'id' })
      const first = await add(form, { value: 'one' })
      expect(first.tag).toBe('Created')
      expect((await add(form, { value: 'two', key })).tag).toBe('KeyTaken')
      expect((await add(form, { value: 'one' })).tag).toBe('Replayed')
      expect(plain(await found(form, first.id))).toEqual(first.submission)
    },
  },
  {
    name: 'replaces the values and keeps the place in the lists, in one row that shows the present values',
    run: async ({ expect, add, found, page, pages, count }) => {
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace', shards: 2 })
      const { id } = await add(form, { value: 'one' })
      const later = await add(form, { id: '43', at: start + 30_000 })
      expect((await add(form, { value: 'two', at: start + minute })).tag).toBe('Replaced')
      const stored = await found(form, id)
      expect(stored).toMatchObject({ fields: { value: 'two' }, at: start + minute, since: start })
      expect([stored?.answer.status, stored?.event]).toEqual([200, 'replaced'])
      expect(await pages(form, { order: 'oldest' })).toEqual([id, later.id])
      expect((await page(form, { order: 'oldest' })).rows.map(({ at }) => at)).toEqual([
        start + minute,
        start + 30_000,
      ])
      expect(await count(form, 'open', start, start + 1)).toBe(1)
    },
  },
  {
    name: 'treats the stored values as a replay',
    run: async ({ expect, add }) => {
      const form = replacing()
      const first = await add(form, { value: 'one' })
      const again = await add(form, { value: 'one', at: start + 1 })
      expect([again.tag, again.submission]).toEqual(['Replayed', first.submission])
    },
  },
  {
    name: 'never lets a delayed retry of an older attempt overwrite a newer value',
    run: async ({ expect, add, found }) => {
      const form = replacing()
      const { id } = await add(form, { value: 'old', key: `${key}-old` })
      await add(form, { value: 'new', key: `${key}-new`, at: start + 1 })
      expect((await add(form, { value: 'old', key: `${key}-old`, at: start + 2 })).tag).toBe('Superseded')
      expect((await found(form, id))?.fields['value']).toBe('new')
    },
  },
  {
    name: 'remembers the key of a replay, so that a late retry under that key does not restore old values',
    run: async ({ expect, add, found }) => {
      const form = replacing()
      const { id } = await add(form, { value: 'old', key: `${key}-1` })
      const replay = await add(form, { value: 'old', key: `${key}-2`, at: start + 1 })
      expect([replay.tag, replay.submission?.at]).toEqual(['Replayed', start])
      await add(form, { value: 'new', key: `${key}-3`, at: start + 2 })
      expect((await add(form, { value: 'old', key: `${key}-2`, at: start + 3 })).tag).toBe('Superseded')
      expect((await found(form, id))?.fields['value']).toBe('new')
    },
  },
  {
    name: 'refuses a key that was used with other values',
    run: async ({ expect, add, found }) => {
      const form = replacing()
      const { id } = await add(form, { value: 'one', key })
      expect((await add(form, { value: 'two', key })).tag).toBe('KeyReused')
      expect((await found(form, id))?.fields['value']).toBe('one')
    },
  },
  {
    name: 'recognises its own attempt among newer ones',
    run: async ({ expect, repository, later, add, found }) => {
      const form = replacing()
      const first = attemptAt(form, { value: 'one' })
      await repository.add(first, later())()
      await add(form, { value: 'two', at: start + 1 })
      expect(await repository.add(first, later())()).toMatchObject({
        right: { submission: { fields: { value: 'one' } } },
      })
      expect((await found(form, first.submission.id))?.fields['value']).toBe('two')
    },
  },
  {
    name: 'carries out each of 8 simultaneous requests, and loses none',
    run: async ({ expect, add, found, pages }) => {
      const form = replacing()
      const told = await Promise.all(
        Array.from({ length: 8 }, (_, n) => add(form, { value: `v${n}`, at: start + n })),
      )
      expect(told.filter(({ tag }) => tag === 'Created').length).toBe(1)
      expect(told.filter(({ tag }) => tag === 'Replaced').length).toBe(7)
      const id = told[0]?.id ?? ''
      expect((await found(form, id))?.attempts?.length).toBe(8)
      expect(await pages(form)).toEqual([id])
    },
  },
]
