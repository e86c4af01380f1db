import { attemptAt, freshForm } from '../sample-forms.js'
import { type Case, day, key, minute, plain, start } from './trial.js'

/** Storing with and without a sender's key. */
export const storing: readonly Case[] = [
  {
    name: 'stores a submission, and finds it again at once, unchanged',
    run: async ({ expect, add, found }) => {
      const form = freshForm()
      const { id, tag, submission } = await add(form, { value: 'a\n“b” 😀', key })
      expect(tag).toBe('Created')
      expect(plain(await found(form, id))).toEqual(submission)
    },
  },
  {
    name: 'does nothing until the task is run, and never changes its input',
    run: async ({ expect, repository, later, found }) => {
      const form = freshForm()
      const made = attemptAt(form, { key })
      const before = plain(made)
      const task = repository.add(made, later())
      repository.erase(form.name, made.submission.id, later())
      expect(await found(form, made.submission.id)).toBe(undefined)
      await task()
      expect(plain(made)).toEqual(before)
      expect(plain(await found(form, made.submission.id))).toEqual(plain(made.submission))
    },
  },
  {
    name: 'returns copies: changing one does not change the stored submission',
    run: async ({ expect, repository, later, add, found, read }) => {
      const form = freshForm()
      const { id, submission } = await add(form, { key, value: 'kept' })
      const given = [await found(form, id), ...(await read(form, [id]))]
      for (const one of given) Object.assign(one?.fields ?? {}, { value: 'changed' })
      const made = attemptAt(form, { id: '43', value: 'kept' })
      await repository.add(made, later())()
      Object.assign(made.submission.fields, { value: 'changed' })
      expect(plain(await found(form, id))).toEqual(submission)
      expect((await found(form, made.submission.id))?.fields['value']).toBe('kept')
    },
  },
  {
    name: 'treats the same key and values as a replay, and changes nothing',
    run: async ({ expect, add, found }) => {
      const form = freshForm()
      const first = await add(form, { key })
      const again = await add(form, { key, at: start + 5_000 })
      expect([again.tag, again.submission]).toEqual(['Replayed', first.submission])
      expect(plain(await found(form, first.id))).toEqual(first.submission)
    },
  },
  {
    name: 'refuses the same key with other values',
    run: async ({ expect, add, found }) => {
      const form = freshForm()
      const { id } = await add(form, { key, value: 'one' })
      expect((await add(form, { key, value: 'two' })).tag).toBe('KeyReused')
      expect((await found(form, id))?.fields['value']).toBe('one')
    },
  },
  {
    name: 'stores every submission without a key',
    run: async ({ expect, add, pages }) => {
      const form = freshForm()
      const ids = [(await add(form, {})).id, (await add(form, {})).id]
      expect(ids[0]).not.toBe(ids[1])
      expect([...(await pages(form))].sort()).toEqual([...ids].sort())
    },
  },
  {
    name: 'recognises its own attempt when it is sent twice, as after a lost reply',
    run: async ({ expect, repository, later, pages }) => {
      const form = freshForm()
      const twice = attemptAt(form, { key })
      expect(await repository.add(twice, later())()).toMatchObject({ right: { _tag: 'Created' } })
      expect(await repository.add(twice, later())()).toMatchObject({ right: { _tag: 'Created' } })
      expect(await pages(form)).toEqual([twice.submission.id])
    },
  },
  {
    name: 'stores one of 20 simultaneous requests with one key: one is created, 19 are replays',
    run: async ({ expect, add, found, pages }) => {
      const form = freshForm()
      const told = await Promise.all(Array.from({ length: 20 }, (_, n) => add(form, { key, at: start + n })))
      expect(told.filter(({ tag }) => tag === 'Created').length).toBe(1)
      expect(told.filter(({ tag }) => tag === 'Replayed').length).toBe(19)
      const stored = plain(await found(form, told[0]?.id ?? ''))
      for (const { submission } of told) expect(submission).toEqual(stored)
      expect(await pages(form)).toEqual([told[0]?.id])
    },
  },
  {
    name: 'stores one of 10 simultaneous requests with one key and different values, and refuses the others',
    run: async ({ expect, add, found }) => {
      const form = freshForm()
      const told = await Promise.all(Array.from({ length: 10 }, (_, n) => add(form, { key, value: `v${n}` })))
      const created = told.filter(({ tag }) => tag === 'Created')
      expect([created.length, told.filter(({ tag }) => tag === 'KeyReused').length]).toEqual([1, 9])
      expect(plain(await found(form, told[0]?.id ?? ''))).toEqual(created[0]?.submission)
    },
  },
]

/** Submissions that expire. */
export const expiring: readonly Case[] = [
  {
    name: 'hides an expired submission from every read, and lets a new one take its place',
    run: async ({ expect, add, found, read, pages, count, wait }) => {
      const form = freshForm({ naturalKey: 'id', retain: { days: 1 } })
      const { id } = await add(form, { value: 'one' })
      expect((await found(form, id))?.expiresAt).toBe((start + day) / 1_000)
      wait(start + day - 1_000)
      expect((await found(form, id))?.fields['value']).toBe('one')
      wait(start + day)
      expect(await found(form, id)).toBe(undefined)
      expect([await read(form, [id]), await pages(form), await count(form)]).toEqual([[], [], 0])
      expect((await add(form, { value: 'two' })).tag).toBe('Created')
      expect((await found(form, id))?.fields['value']).toBe('two')
      expect(await pages(form)).toEqual([id])
    },
  },
  {
    name: 'stores one of 10 simultaneous requests in the place of an expired submission',
    run: async ({ expect, add, found, wait }) => {
      const form = freshForm({ retain: { days: 1 } })
      const { id } = await add(form, { key, value: 'old' })
      wait(start + 2 * day)
      const told = await Promise.all(Array.from({ length: 10 }, (_, n) => add(form, { key, value: `v${n}` })))
      const created = told.filter(({ tag }) => tag === 'Created')
      expect([created.length, told.filter(({ tag }) => tag === 'KeyReused').length]).toEqual([1, 9])
      expect(plain(await found(form, id))).toEqual(created[0]?.submission)
    },
  },
  {
    name: 'checks expiry at the time of receipt, not of storage',
    run: async ({ expect, add, wait }) => {
      const form = freshForm({ retain: { days: 1 } })
      await add(form, { key })
      wait(start + day + minute)
      expect((await add(form, { key, at: start + day - 1 })).tag).toBe('Replayed')
      expect((await add(form, { key, at: start + day })).tag).toBe('Created')
    },
  },
]
