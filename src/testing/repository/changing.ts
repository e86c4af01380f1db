import type { Stored } from '../../domain/submission/submission.js'
import { type Change, release } from '../../domain/submission/waiting.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, key, listing, mover, plain, seeing, start, submissionIn } from './trial.js'

const done: Change = (stored) =>
  stored === undefined || 'erased' in stored
    ? { _tag: 'Refused', failure: { _tag: 'SubmissionNotFound' } }
    : { _tag: 'Done', submission: stored }

/** Adds a note to the existing ones. */
const noting =
  (note: string): Change =>
  (stored) => {
    if (stored === undefined || 'erased' in stored) return done(stored)
    const { attemptId } = mover()
    const notes = [stored.fields['notes'] ?? [], note].flat()
    return { _tag: 'Put', submission: { ...stored, attemptId, fields: { ...stored.fields, notes } } }
  }

/** Changes: the stored submission decides, and two concurrent changes happen one after the other. */
export const changing: readonly Case[] = [
  {
    name: 'opens a held submission under the same id: it is found in its new place, in one list, unchanged',
    run: async ({ expect, addHeld, add, releaseHere, found, read, lists, count, wait }) => {
      const form = freshForm({ shards: 3 })
      const held = await addHeld(form, { key })
      const other = await add(form, { at: start + day })
      wait(start + 2 * day)
      const told = submissionIn(await releaseHere(form, held.id))
      const { waits: _w, why: _y, expiresAt: _e, attemptId: _a, attempts: _all, ...rest } = held
      expect(await found(form, held.id)).toMatchObject({
        ...rest,
        since: start + 2 * day,
        event: 'released',
        notify: 1,
      })
      expect(plain(await found(form, held.id))).toEqual(plain(told))
      expect(plain(await read(form, [held.id]))).toEqual([plain(told)])
      expect([told.waits, told.why, told.expiresAt]).toEqual([undefined, undefined, undefined])
      expect(await lists(form)).toEqual(listing({ open: [other.id, held.id] }))
      expect([await count(form), await count(form, 'held')]).toEqual([2, 0])
      expect(await count(form, 'open', start + 2 * day, start + 3 * day)).toBe(1)
    },
  },
  {
    name: 'holds an open submission under the same id, and changes neither its place nor its expiry',
    run: async ({ expect, add, holdHere, found, lists, count, wait }) => {
      const form = freshForm({ shards: 3, retain: { days: 40 } })
      const { id, submission } = await add(form, { notifies: true })
      wait(start + day)
      submissionIn(await holdHere(form, id))
      const held = await found(form, id)
      expect(held).toMatchObject({ waits: ['review'], why: ['held-by-owner'], since: start })
      expect([held?.expiresAt, held?.notify]).toEqual([submission?.expiresAt, undefined])
      expect(await lists(form)).toEqual(listing({ held: [id] }))
      expect([await count(form), await count(form, 'held')]).toEqual([0, 1])
    },
  },
  {
    name: 'gives the same answer to a repeated release or hold, and writes nothing more',
    run: async ({ expect, addHeld, releaseHere, holdHere, found, lists }) => {
      const form = freshForm()
      const { id } = await addHeld(form, { key })
      for (const [move, state] of [
        [releaseHere, 'open'],
        [holdHere, 'held'],
        [releaseHere, 'open'],
      ] as const) {
        const first = submissionIn(await move(form, id))
        expect(plain(await move(form, id))).toEqual(plain(first))
        expect(plain(await found(form, id))).toEqual(plain(first))
        expect(await lists(form)).toEqual(listing({ [state]: [id] }))
      }
    },
  },
  {
    name: 'passes the stored state to a change: a submission, a tombstone, or nothing',
    run: async ({ expect, addHeld, changed, erased }) => {
      const form = freshForm()
      const { id, attemptId } = await addHeld(form)
      const asked: (Stored | undefined)[] = []
      const change = seeing(asked, (submission) => ({ _tag: 'Done', submission }))
      submissionIn(await changed(form, id, change))
      await erased(form, id)
      expect(await changed(form, id, change)).toBe('SubmissionDeleted')
      expect(await changed(form, 'a'.repeat(26), change)).toBe('SubmissionDeleted')
      expect(asked.slice(0, 2)).toMatchObject([
        { id, attemptId, waits: ['review'] },
        { id, erased: true },
      ])
      expect([asked.length, asked[2]]).toEqual([3, undefined])
    },
  },
  {
    name: 'writes nothing if a change is already done or refused',
    run: async ({ expect, addHeld, changed, found, lists }) => {
      const form = freshForm()
      const held = await addHeld(form)
      expect(plain(await changed(form, held.id, done))).toEqual(held)
      const refused: Change = () => ({ _tag: 'Refused', failure: { _tag: 'NotHeld' } })
      expect(await changed(form, held.id, refused)).toBe('NotHeld')
      expect(plain(await found(form, held.id))).toEqual(held)
      expect(await lists(form)).toEqual(listing({ held: [held.id] }))
    },
  },
  {
    name: 'erases when a change says so, and blocks late retries for 24 hours',
    run: async ({ expect, addHeld, add, changed, found, lists, wait }) => {
      const form = freshForm()
      const { id } = await addHeld(form, { key })
      expect(await changed(form, id, () => ({ _tag: 'Erase' }))).toBe(undefined)
      expect(await found(form, id)).toBe(undefined)
      expect(await lists(form)).toEqual(listing({}))
      expect((await add(form, { key })).tag).toBe('SubmissionDeleted')
      wait(start + day)
      expect((await add(form, { key })).tag).toBe('Created')
    },
  },
  {
    name: 'changes the submission that was seen if it is still there, otherwise the one in its place',
    run: async ({ expect, addHeld, releaseHere, holdHere, changed, found, erased }) => {
      const form = freshForm()
      const held = await addHeld(form)
      const opened = submissionIn(await releaseHere(form, held.id, held))
      const asked: (Stored | undefined)[] = []
      const again = seeing(asked, (stored) => release(mover())(stored))
      expect(plain(await changed(form, held.id, again, held))).toEqual(plain(opened))
      expect(asked.at(-1)).toMatchObject({ attemptId: opened.attemptId, event: 'released' })
      submissionIn(await holdHere(form, held.id, held))
      expect((await found(form, held.id))?.event).toBe('released')
      await erased(form, held.id)
      expect(await releaseHere(form, held.id, held)).toBe('SubmissionDeleted')
      expect(await found(form, held.id)).toBe(undefined)
    },
  },
  {
    name: 'carries out each of 6 simultaneous changes, one after the other',
    run: async ({ expect, addHeld, changed, found }) => {
      const form = freshForm()
      const { id } = await addHeld(form)
      const notes = Array.from({ length: 6 }, (_, n) => `note ${n}`)
      for (const told of await Promise.all(notes.map((note) => changed(form, id, noting(note)))))
        submissionIn(told)
      expect([...((await found(form, id))?.fields['notes'] as string[])].sort()).toEqual(notes)
    },
  },
  {
    name: 'never lets one of two simultaneous releases restore the other’s wait',
    run: async ({ expect, addWaiting, changed, releaseHere, lists }) => {
      const form = freshForm()
      const { id } = await addWaiting(form, ['files', 'review'])
      const looked: Change = (stored) => {
        if (stored === undefined || 'erased' in stored) return done(stored)
        const waits = stored.waits?.filter((wait) => wait !== 'files') ?? []
        const rest = { ...stored, ...mover(), waits: waits.length === 0 ? undefined : waits }
        const { now: _n, expiresAt: _e, notifies: _f, ...submission } = rest
        return { _tag: 'Put', submission: submission }
      }
      await Promise.all([changed(form, id, looked), releaseHere(form, id)])
      expect(await lists(form)).toEqual(listing({ open: [id] }))
    },
  },
]
