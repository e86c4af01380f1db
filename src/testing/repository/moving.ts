import { sha256 } from '../../adapters/system/stamper.js'
import type { AnyForm } from '../../domain/index.js'
import { naturalId } from '../../domain/submission/identity.js'
import { announce, leave, releasedAttempt } from '../../domain/submission/waiting.js'
import { answersOf } from '../../domain/words/words.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, key, listing, mover, start, submissionIn, type Trial } from './trial.js'

const natural = (whenTaken: 'refuse' | 'replace' = 'refuse'): AnyForm =>
  freshForm({ naturalKey: 'id', whenTaken })

const placeOf = (form: AnyForm): string => naturalId(form, sha256, { id: '42' }) ?? ''

/** Announces a release and stores the copy under its natural key; the held one is not removed yet. */
const arrive = async ({ addHeld, changed, repository, later }: Trial, form: AnyForm) => {
  const id = placeOf(form)
  const held = await addHeld(form, { key })
  const there = submissionIn(await changed(form, held.id, announce(mover(), id)))
  const made = () => ({
    ...releasedAttempt(there, { ...mover(), digest: sha256, id }),
    shards: form.shards,
    whenTaken: form.whenTaken,
    replacedAnswer: answersOf(form).replaced,
  })
  const move = async (): Promise<unknown> => repository.add(made(), later())()
  return { held, id, move, first: await move() }
}

/** Releasing to a natural key, step by step, with the state after each step. */
export const moving: readonly Case[] = [
  {
    name: 'records the destination of a held submission before moving it',
    run: async ({ expect, addHeld, changed, found, lists }) => {
      const form = natural()
      const { id } = await addHeld(form, { key })
      submissionIn(await changed(form, id, announce(mover(), placeOf(form))))
      expect(await found(form, id)).toMatchObject({ releasing: placeOf(form), waits: ['review'] })
      expect(await lists(form)).toEqual(listing({ held: [id] }))
    },
  },
  {
    name: 'stores a held submission at its natural key once, however often it is moved there',
    run: async (trial) => {
      const { expect } = trial
      const form = natural()
      const { held, id, move, first } = await arrive(trial, form)
      expect(first).toMatchObject({ right: { _tag: 'Created' } })
      expect(await move()).toMatchObject({ right: { _tag: 'Replayed', submission: { from: [held.id] } } })
      expect(await trial.found(form, id)).toMatchObject({ at: start, from: [held.id], event: 'released' })
      expect((await trial.lists(form)).open).toEqual([id])
    },
  },
  {
    name: 'keeps, for retries, only the answer of a submission that was released elsewhere, and lists it nowhere',
    run: async (trial) => {
      const { expect } = trial
      const form = natural()
      const { held, id } = await arrive(trial, form)
      submissionIn(await trial.changed(form, held.id, leave(mover(), id)))
      const left = await trial.found(form, held.id)
      expect([left?.released, left?.fields, left?.answer]).toEqual([id, {}, held.answer])
      expect(await trial.read(form, [held.id])).toEqual([])
      expect(await trial.lists(form)).toEqual(listing({ open: [id] }))
      expect([await trial.count(form), await trial.count(form, 'held')]).toEqual([1, 0])
      const again = await trial.add(form, { key, why: ['trap'], at: start + 5_000 })
      expect([again.tag, again.id, again.submission?.receipt]).toEqual(['Replayed', held.id, held.receipt])
      trial.wait(start + 30 * day)
      expect(await trial.found(form, held.id)).toBe(undefined)
      expect(await trial.found(form, id)).toMatchObject({ id })
    },
  },
  {
    name: 'never erases one of two linked submissions alone, and returns the one that it left',
    run: async (trial) => {
      const { expect } = trial
      const form = natural()
      const { held, id } = await arrive(trial, form)
      expect(await trial.erased(form, held.id)).toMatchObject({ id: held.id, releasing: id })
      expect(await trial.erased(form, id)).toMatchObject({ id, from: [held.id] })
      await trial.changed(form, held.id, leave(mover(), id))
      expect(await trial.erased(form, held.id)).toMatchObject({ id: held.id, released: id })
      expect(await trial.found(form, id)).toMatchObject({ fields: held.fields })
      expect(await trial.found(form, held.id)).toMatchObject({ released: id })
    },
  },
  {
    name: 'erases a held submission that was not moved, and gives the same answer when repeated',
    run: async ({ expect, addHeld, add, erased, found, lists, count, releaseHere, holdHere }) => {
      for (const form of [freshForm(), natural()]) {
        const { id } = await addHeld(form, { key })
        for (let times = 0; times < 3; times += 1) expect(await erased(form, id)).toBe(undefined)
        expect(await found(form, id)).toBe(undefined)
        expect(await lists(form)).toEqual(listing({}))
        expect(await count(form, 'held')).toBe(0)
        expect(await releaseHere(form, id)).toBe('SubmissionDeleted')
        expect(await holdHere(form, id)).toBe('SubmissionDeleted')
        expect((await add(form, { key, why: ['trap'], at: start + 1 })).tag).toBe('SubmissionDeleted')
      }
    },
  },
  {
    name: 'remembers the id of every submission moved to a natural key, even after replacements',
    run: async ({ expect, addHeld, add, release, found, wait }) => {
      const form = natural('replace')
      const first = await addHeld(form, { value: 'one', key: `${key}-1` })
      const second = await addHeld(form, { value: 'two', key: `${key}-2`, at: start + 1 })
      const id = placeOf(form)
      expect(await release(form, first.id)).toBe(id)
      wait(start + 2)
      expect(await release(form, second.id)).toBe(id)
      expect(await found(form, id)).toMatchObject({ from: [first.id, second.id], fields: { value: 'two' } })
      expect((await add(form, { value: 'three', at: start + 3 })).tag).toBe('Replaced')
      expect(await found(form, id)).toMatchObject({ from: [first.id, second.id], fields: { value: 'three' } })
    },
  },
]
