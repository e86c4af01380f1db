import { freshForm } from '../sample-forms.js'
import type { State } from '../../domain/submission/waiting.js'
import { type Case, day, key, listing, plain, start, type Trial } from './trial.js'

const states: readonly State[] = ['open', 'held', 'files', 'unconfirmed']

/** Waiting submissions are stored and found, and each list shows its own state. */
export const keeping: readonly Case[] = [
  {
    name: 'stores a waiting submission with its reasons, and finds it again',
    run: async ({ expect, addHeld, found, read }) => {
      const form = freshForm()
      const held = await addHeld(form, { key, value: 'a\n“b” 😀', why: ['trap', 'words'] })
      expect(held).toMatchObject({ waits: ['review'], why: ['trap', 'words'], event: 'received' })
      expect(plain(await found(form, held.id))).toEqual(held)
      expect(plain(await read(form, [held.id]))).toEqual([held])
    },
  },
  {
    name: 'lists a waiting submission under the first thing that it waits for, and nowhere else',
    run: async ({ expect, add, addWaiting, lists, count }) => {
      const form = freshForm()
      const open = await add(form, {})
      const held = await addWaiting(form, ['review', 'files'])
      const files = await addWaiting(form, ['files', 'review'])
      const unconfirmed = await addWaiting(form, ['confirmation'])
      expect(await lists(form)).toEqual({
        open: [open.id],
        held: [held.id],
        files: [files.id],
        unconfirmed: [unconfirmed.id],
      })
      for (const state of states) expect(await count(form, state)).toBe(1)
      expect(await count(form)).toBe(1)
    },
  },
  {
    name: 'never lists another form’s held submissions, even if that form’s name begins with this one’s',
    run: async ({ expect, addHeld, pages, count }) => {
      const form = freshForm()
      await addHeld({ ...form, name: `${form.name}0` })
      await addHeld(freshForm())
      expect([await pages(form, { state: 'held' }), await count(form, 'held')]).toEqual([[], 0])
    },
  },
  ...[1, 3].map((shards): Case => ({
    name: `lists held submissions page by page, in both orders, between bounds and by listed values (shards: ${shards})`,
    run: async ({ expect, addHeld, pages, count }) => {
      const form = freshForm({ shards })
      const ids: string[] = []
      for (let n = 0; n < 7; n += 1)
        ids.push((await addHeld(form, { id: n % 2 === 0 ? 'even' : 'odd', at: start + n })).id)
      const of = (query: Parameters<Trial['pages']>[1]) => pages(form, { state: 'held', limit: 2, ...query })
      expect(await of({ order: 'oldest' })).toEqual(ids)
      expect(await of({})).toEqual([...ids].reverse())
      expect(await of({ order: 'oldest', from: start + 2, to: start + 5 })).toEqual(ids.slice(2, 5))
      expect(await of({ order: 'oldest', where: { id: 'even' } })).toEqual(ids.filter((_, n) => n % 2 === 0))
      expect(await pages(form)).toEqual([])
      expect(await count(form, 'held', start + 2, start + 5)).toBe(3)
      expect(await count(form)).toBe(0)
    },
  })),
  {
    name: 'hides an expired held submission from every read, and lets another try take its place',
    run: async ({ expect, addHeld, add, found, read, lists, count, wait, releaseHere, holdHere }) => {
      const form = freshForm({ spam: { keepHeld: { days: 2 } } })
      const held = await addHeld(form, { key })
      const open = await add(form, {})
      expect(held.expiresAt).toBe((start + 2 * day) / 1000)
      wait(start + 2 * day)
      expect(await found(form, held.id)).toBe(undefined)
      expect(await read(form, [held.id])).toEqual([])
      expect(await lists(form)).toEqual(listing({ open: [open.id] }))
      expect(await count(form, 'held')).toBe(0)
      expect(await releaseHere(form, held.id)).toBe('SubmissionNotFound')
      expect(await holdHere(form, held.id)).toBe('SubmissionNotFound')
      expect(await releaseHere(form, held.id, held)).toBe('SubmissionNotFound')
      expect((await add(form, { key, value: 'anew' })).tag).toBe('Created')
      expect(await lists(form)).toEqual(listing({ open: [open.id, held.id] }))
    },
  },
]

/** A held submission has a separate identity if it could otherwise take a person's place. */
export const identity: readonly Case[] = [
  {
    name: 'treats the same key and values as a replay of the held submission, whether or not the second try would be held',
    run: async ({ expect, addHeld, add, lists }) => {
      const form = freshForm()
      const held = await addHeld(form, { key })
      for (const again of [{ key }, { key, why: ['trap'] as const }]) {
        const { tag, submission } = await add(form, { at: start + 5_000, ...again })
        expect([tag, submission]).toEqual(['Replayed', held])
      }
      expect((await add(form, { key, value: 'another' })).tag).toBe('KeyReused')
      expect(await lists(form)).toEqual(listing({ held: [held.id] }))
    },
  },
  {
    name: 'treats a retry as a replay of the open submission, even if it would be held',
    run: async ({ expect, add, lists }) => {
      const form = freshForm()
      const open = await add(form, { key })
      const again = await add(form, { key, why: ['trap'] })
      expect([again.tag, again.submission]).toEqual(['Replayed', open.submission])
      expect(await lists(form)).toEqual(listing({ open: [open.id] }))
    },
  },
  ...(['refuse', 'replace'] as const).flatMap((whenTaken): readonly Case[] => [
    {
      name: `never lets a held submission block a natural key (whenTaken: ${whenTaken})`,
      run: async ({ expect, addHeld, add, found, lists }) => {
        const form = freshForm({ naturalKey: 'id', whenTaken })
        const held = await addHeld(form, { value: 'spam', key: `${key}-1` })
        const person = await add(form, { value: 'person', key: `${key}-2`, at: start + 1 })
        expect([person.tag, person.submission?.answer.status]).toEqual(['Created', 201])
        expect(person.id).not.toBe(held.id)
        expect(plain(await found(form, person.id))).toEqual(person.submission)
        expect(plain(await found(form, held.id))).toEqual(held)
        expect(await lists(form)).toEqual(listing({ open: [person.id], held: [held.id] }))
      },
    },
    {
      name: `never lets a held submission overwrite a natural key (whenTaken: ${whenTaken})`,
      run: async ({ expect, addHeld, add, found, lists }) => {
        const form = freshForm({ naturalKey: 'id', whenTaken })
        const person = await add(form, { value: 'person', key: `${key}-1` })
        const held = [
          await addHeld(form, { value: 'spam', key: `${key}-1`, at: start + 1 }),
          await addHeld(form, { value: 'spam', key: `${key}-2`, at: start + 2 }),
          await addHeld(form, { value: 'spam', at: start + 3 }),
          await addHeld(form, { value: 'spam', at: start + 4 }),
        ]
        const ids = held.map(({ id }) => id)
        expect(new Set([person.id, ...ids]).size).toBe(5)
        expect(plain(await found(form, person.id))).toEqual(person.submission)
        expect(await lists(form)).toEqual(listing({ open: [person.id], held: ids }))
      },
    },
  ]),
  {
    name: 'recognises, by its idempotency key, the retry of a submission held beside a natural key, and refuses other values under that key',
    run: async ({ expect, addHeld, add }) => {
      const form = freshForm({ naturalKey: 'id' })
      const held = await addHeld(form, { key })
      const again = await add(form, { key, why: ['trap'], at: start + 5_000 })
      expect([again.tag, again.submission]).toEqual(['Replayed', held])
      expect((await add(form, { key, why: ['trap'], value: 'another' })).tag).toBe('KeyReused')
    },
  },
]
