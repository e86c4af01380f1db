import * as E from 'fp-ts/lib/Either.js'
import type { Stored } from '../../domain/submission/submission.js'
import { hold, release } from '../../domain/submission/waiting.js'
import { attemptAt, freshForm } from '../sample-forms.js'
import { type Case, key, listing, mover, plain, seeing, start, submissionIn } from './trial.js'

/** Submissions held by their owner: concurrent changes, and calls that come too late. */
export const holding: readonly Case[] = [
  {
    name: 'recognises the sender’s own attempt after a release and a hold, as after a lost reply',
    run: async ({ expect, repository, later, releaseHere, holdHere, lists }) => {
      for (const form of [freshForm(), freshForm({ naturalKey: 'id' })]) {
        const made = attemptAt(form, { key, why: form.naturalKey === undefined ? ['trap'] : [] })
        const { id } = made.submission
        await repository.add(made, later())()
        if (form.naturalKey === undefined) await releaseHere(form, id)
        await holdHere(form, id)
        expect(await repository.add(made, later())()).toMatchObject(E.right({ _tag: 'Created' }))
        expect(await lists(form)).toEqual(listing({ held: [id] }))
      }
    },
  },
  {
    name: 'lets a replacement change a submission that an owner holds, and leaves it held',
    run: async ({ expect, add, holdHere, releaseHere, found, lists }) => {
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const { id } = await add(form, { value: 'one', notifies: true })
      await holdHere(form, id)
      const { tag } = await add(form, { value: 'two', notifies: true, at: start + 1 })
      const held = await found(form, id)
      expect([tag, held?.fields['value'], held?.notify]).toEqual(['Replaced', 'two', undefined])
      expect(held).toMatchObject({
        waits: ['review'],
        why: ['held-by-owner'],
        event: 'replaced',
        since: start,
      })
      expect(await lists(form)).toEqual(listing({ held: [id] }))
      await releaseHere(form, id)
      expect(await lists(form)).toEqual(listing({ open: [id] }))
    },
  },
  {
    name: 'keeps both a hold and a replacement that arrive at the same time',
    run: async ({ expect, add, changed, found, lists }) => {
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const { id } = await add(form, { value: 'one' })
      const [held] = await Promise.all([
        changed(form, id, hold(mover())),
        add(form, { value: 'two', at: start + 1 }),
      ])
      submissionIn(held)
      expect((await found(form, id))?.fields['value']).toBe('two')
      expect(await lists(form)).toEqual(listing({ held: [id] }))
    },
  },
  {
    name: 'does nothing for a change whose deadline has passed',
    run: async ({ expect, repository, addHeld, found, clock }) => {
      const form = freshForm()
      const held = await addHeld(form)
      const asked: (Stored | undefined)[] = []
      const change = seeing(asked, (stored) => release(mover())(stored))
      const target = { form: form.name, id: held.id, shards: form.shards }
      for (const seen of [undefined, held])
        expect(await repository.change({ ...target, seen }, change, clock())()).toMatchObject(
          E.left({ _tag: 'StoreUnavailable' }),
        )
      expect(asked).toEqual([])
      expect(plain(await found(form, held.id))).toEqual(held)
    },
  },
]
