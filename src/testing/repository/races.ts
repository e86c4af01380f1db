import type { AnyForm } from '../../domain/index.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, key, listing, plain, start } from './trial.js'

const natural = (whenTaken: 'refuse' | 'replace' = 'refuse'): AnyForm =>
  freshForm({ naturalKey: 'id', whenTaken })

const variants = ['no natural key', 'whenTaken: refuse', 'whenTaken: replace']

/** Releases and erasures by owners: concurrent, repeated and late. */
export const races: readonly Case[] = [
  ...[freshForm, natural, () => natural('replace')].map((make, n): Case => ({
    name: `releases once when two releases arrive at the same time (${variants[n]})`,
    run: async ({ expect, addHeld, release, read, lists, count }) => {
      const form = make()
      const held = await addHeld(form, { key })
      const [one, other] = await Promise.all([release(form, held.id), release(form, held.id)])
      expect([other, await release(form, held.id)]).toEqual([one, one])
      expect(await lists(form)).toEqual(listing({ open: [one] }))
      expect([await count(form), await count(form, 'held')]).toEqual([1, 0])
      expect(await read(form, [one])).toMatchObject([{ fields: held.fields, at: start }])
    },
  })),
  ...[freshForm, natural, () => natural('replace')].map((make, n): Case => ({
    name: `leaves nothing of a submission that is erased during its release (${variants[n]})`,
    run: async ({ expect, addHeld, add, release, erase, found, lists }) => {
      for (const isFirst of [true, false]) {
        const form = make()
        const held = await addHeld(form, { key })
        const moves = [() => release(form, held.id), () => erase(form, held.id)]
        const told = await Promise.all((isFirst ? moves : moves.reverse()).map((move) => move()))
        expect(told[isFirst ? 1 : 0]).toBe(undefined)
        expect(await lists(form)).toEqual(listing({}))
        expect(await found(form, held.id)).toBe(undefined)
        expect(await release(form, held.id)).toBe('SubmissionDeleted')
        expect(await lists(form)).toEqual(listing({}))
        expect((await add(form, { key, why: ['trap'] })).tag).toBe('SubmissionDeleted')
      }
    },
  })),
  {
    name: 'erases both of two linked submissions by the id of either, and again when repeated',
    run: async ({ expect, addHeld, release, erase, found, lists }) => {
      for (const by of ['held', 'open'] as const) {
        const form = natural()
        const held = await addHeld(form, { key })
        const open = await release(form, held.id)
        for (let times = 0; times < 2; times += 1)
          expect(await erase(form, by === 'held' ? held.id : open)).toBe(undefined)
        for (const id of [held.id, open]) expect(await found(form, id)).toBe(undefined)
        expect(await lists(form)).toEqual(listing({}))
      }
    },
  },
  {
    name: 'leaves a submission held if its place has been taken, and does not change the submission there',
    run: async ({ expect, addHeld, add, release, found, lists }) => {
      const form = natural()
      const held = await addHeld(form, { value: 'spam?', key })
      const person = await add(form, { value: 'person', at: start - 1 })
      for (let times = 0; times < 2; times += 1) expect(await release(form, held.id)).toBe('KeyTaken')
      expect(await lists(form)).toEqual(listing({ open: [person.id], held: [held.id] }))
      expect(await found(form, held.id)).toMatchObject({ fields: held.fields, why: ['trap'] })
      expect(plain(await found(form, person.id))).toEqual(person.submission)
    },
  },
  {
    name: 'leaves a submission held if a newer one is in its place, and replaces an older one',
    run: async ({ expect, addHeld, add, release, found, lists }) => {
      const form = natural('replace')
      const first = await add(form, { value: 'older', key: `${key}-1`, at: start - 2 })
      const held = await addHeld(form, { value: 'held', key: `${key}-2`, at: start })
      const late = await addHeld(form, { value: 'late', key: `${key}-3`, at: start - 1 })
      expect(await release(form, held.id)).toBe(first.id)
      expect(await found(form, first.id)).toMatchObject({
        fields: { value: 'held' },
        from: [held.id],
        since: start - 2,
        event: 'released',
      })
      expect(await release(form, late.id)).toBe('Superseded')
      expect((await found(form, first.id))?.fields['value']).toBe('held')
      expect(await lists(form)).toEqual(listing({ open: [first.id], held: [late.id] }))
    },
  },
  ...(['refuse', 'replace'] as const).map((whenTaken): Case => ({
    name: `releases a held copy of an open submission as its replay, and erases both by either id (whenTaken: ${whenTaken})`,
    run: async ({ expect, addHeld, add, release, erase, found, lists }) => {
      for (const by of ['held', 'open'] as const) {
        const form = natural(whenTaken)
        const held = await addHeld(form, { key })
        const open = await add(form, { key, at: start + 1 })
        for (let times = 0; times < 2; times += 1) expect(await release(form, held.id)).toBe(open.id)
        expect(await lists(form)).toEqual(listing({ open: [open.id] }))
        expect(await found(form, open.id)).toMatchObject({ at: start + 1, receipt: open.submission?.receipt })
        await erase(form, by === 'held' ? held.id : open.id)
        for (const id of [held.id, open.id]) expect(await found(form, id)).toBe(undefined)
        expect(await lists(form)).toEqual(listing({}))
      }
    },
  })),
  {
    name: 'leaves a submission held if the one in its place was erased within the last 24 hours',
    run: async ({ expect, addHeld, add, release, erase, wait, found, lists }) => {
      const form = natural()
      const held = await addHeld(form, { value: 'held', key })
      const person = await add(form, { value: 'person', at: start - 1 })
      await erase(form, person.id)
      expect(await release(form, held.id)).toBe('KeyTaken')
      expect(await lists(form)).toEqual(listing({ held: [held.id] }))
      expect(await found(form, held.id)).toMatchObject({ fields: held.fields, why: ['trap'] })
      wait(start + day)
      expect(await release(form, held.id)).toBe(person.id)
      expect(await lists(form)).toEqual(listing({ open: [person.id] }))
    },
  },
  {
    name: 'releases no submission that expired, was erased, never existed or was never held',
    run: async ({ expect, addHeld, add, release, erase, wait, lists }) => {
      for (const form of [freshForm(), natural()]) {
        wait(start)
        const open = await add(form, { id: 'open' })
        const gone = await addHeld(form, { id: 'gone', key: `${key}-1` })
        const old = await addHeld(form, { id: 'old', key: `${key}-2` })
        await erase(form, gone.id)
        expect(await release(form, open.id)).toBe('NotHeld')
        expect(await release(form, gone.id)).toBe('SubmissionDeleted')
        expect(await release(form, 'a'.repeat(26))).toBe('SubmissionNotFound')
        wait(start + 30 * day)
        expect(await release(form, old.id)).toBe('SubmissionNotFound')
        expect(await lists(form)).toEqual(listing({ open: [open.id] }))
      }
    },
  },
]
