import { freshForm } from '../sample-forms.js'
import { type Case, key, plain, start } from './trial.js'

/** Submissions that test a deployment. */
export const testSubmissions: readonly Case[] = [
  {
    name: 'recognises a test by its key like any submission, and hides it from every read and count',
    run: async ({ expect, add, found, read, lists, count }) => {
      const form = freshForm()
      const first = await add(form, { key, test: true })
      expect(first.submission).toMatchObject({ test: true, answer: { status: 200 } })
      expect((await add(form, { key, test: true, at: start + 5_000 })).tag).toBe('Replayed')
      expect((await add(form, { key, test: true, value: 'two' })).tag).toBe('KeyReused')
      expect(await found(form, first.id)).toBe(undefined)
      expect(await read(form, [first.id])).toEqual([])
      expect(await lists(form)).toEqual({ open: [], held: [], files: [], unconfirmed: [] })
      expect(await count(form)).toBe(0)
    },
  },
  ...(['refuse', 'replace'] as const).map((whenTaken): Case => ({
    name: `never lets a test collide with a real submission that has the same keys (whenTaken: ${whenTaken})`,
    run: async ({ expect, add, found, pages, count }) => {
      const form = freshForm({ naturalKey: 'id', whenTaken })
      const test = await add(form, { value: 'test', key, test: true })
      const real = await add(form, { value: 'real', key })
      const second = await add(form, { value: 'second test', key: `${key}-2`, test: true, at: start + 1 })
      expect([test.tag, real.tag, second.tag]).toEqual(['Created', 'Created', 'Created'])
      expect(plain(await found(form, real.id))).toEqual(real.submission)
      expect([await pages(form), await count(form)]).toEqual([[real.id], 1])
    },
  })),
  {
    name: 'forgets a test after an hour, or sooner if the form retains submissions for less',
    run: async ({ expect, add, wait }) => {
      const form = freshForm()
      expect((await add(form, { key, test: true })).submission?.expiresAt).toBe(start / 1_000 + 3_600)
      wait(start + 3_600_000)
      expect((await add(form, { key, test: true, value: 'two' })).tag).toBe('Created')
      const brief = await add(freshForm({ retain: { days: 0.01 } }), { key, test: true, at: start })
      expect(brief.submission?.expiresAt).toBe(start / 1_000 + 864)
    },
  },
]
