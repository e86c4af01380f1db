import { sha256 } from '../../adapters/system/stamper.js'
import { submissionId } from '../../domain/submission/identity.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, key, plain, start } from './trial.js'

/** Erasing, and the tombstone it leaves. */
export const erasing: readonly Case[] = [
  {
    name: 'leaves nothing to read of an erased submission, and blocks late retries for 24 hours',
    run: async ({ expect, add, erased, found, read, pages, count, wait }) => {
      for (const whenTaken of ['refuse', 'replace'] as const) {
        wait(start)
        const form = freshForm({ naturalKey: 'id', whenTaken })
        const { id } = await add(form, { value: 'one', key })
        expect(await erased(form, id)).toBe(undefined)
        expect(await found(form, id)).toBe(undefined)
        expect([await read(form, [id]), await pages(form), await count(form)]).toEqual([[], [], 0])
        wait(start + day - 1_000)
        for (const value of ['one', 'two'])
          expect((await add(form, { value, key })).tag).toBe('SubmissionDeleted')
        wait(start + day)
        expect((await add(form, { value: 'two' })).tag).toBe('Created')
        expect(await pages(form)).toEqual([id])
      }
    },
  },
  {
    name: 'gives the same answer when erasing is repeated',
    run: async ({ expect, add, erased }) => {
      const form = freshForm()
      const { id } = await add(form, {})
      for (let times = 0; times < 3; times += 1) expect(await erased(form, id)).toBe(undefined)
    },
  },
  {
    name: 'gives the same answer if there was nothing to erase, and blocks later requests under the id for 24 hours',
    run: async ({ expect, add, erased, pages, wait }) => {
      const form = freshForm()
      // A key determines its id before anything is sent under it.
      const id = submissionId(sha256, form.name, { kind: 'k', key })
      expect(await erased(form, id)).toBe(undefined)
      expect((await add(form, { key, at: start + 1 })).tag).toBe('SubmissionDeleted')
      expect(await pages(form)).toEqual([])
      wait(start + day)
      const late = await add(form, { key })
      expect([late.tag, late.id]).toEqual(['Created', id])
    },
  },
  {
    name: 'does not prolong a tombstone when erasing is repeated',
    run: async ({ expect, add, erased, wait }) => {
      const form = freshForm({ naturalKey: 'id' })
      const { id } = await add(form, {})
      await erased(form, id)
      wait(start + day - 1_000)
      await erased(form, id)
      wait(start + day)
      expect((await add(form, {})).tag).toBe('Created')
    },
  },
  {
    name: 'erases an expired submission too, and the one that took its place',
    run: async ({ expect, add, erased, found, wait }) => {
      const form = freshForm({ naturalKey: 'id', retain: { days: 1 } })
      const { id } = await add(form, {})
      wait(start + day)
      expect(await erased(form, id)).toBe(undefined)
      expect((await add(form, { value: 'two' })).tag).toBe('SubmissionDeleted')
      expect(await found(form, id)).toBe(undefined)
    },
  },
  {
    name: 'keeps the ids of forms apart: finds, reads, changes, erases and replays nothing of another form',
    run: async ({ expect, add, erased, changed, found, read, pages }) => {
      const [form, other] = [freshForm(), freshForm()]
      const { id, submission } = await add(form, { key })
      expect(await found(other, id)).toBe(undefined)
      expect(await read(other, [id])).toEqual([])
      const told = await changed(other, id, (stored) => ({
        _tag: 'Refused',
        failure: { _tag: stored === undefined ? 'SubmissionNotFound' : 'NotHeld' },
      }))
      expect(told).toBe('SubmissionNotFound')
      expect(await erased(other, id)).toBe(undefined)
      expect((await add(other, { key, value: 'another' })).tag).toBe('Created')
      expect(plain(await found(form, id))).toEqual(submission)
      expect(await pages(form)).toEqual([id])
    },
  },
]
