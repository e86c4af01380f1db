import { beforeEach, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { ListPage, ListQuery, Submission } from '../../src/domain/index.js'
import { listQuery } from '../../src/domain/index.js'
import type { Clock } from '../../src/ports/clock.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { attemptAt, freshForm, type Sent } from '../domain/submission/attempts.js'
import { deadlineContract } from './deadline-contract.js'
import { readingContract } from './reading-contract.js'
import { waitingContract } from './waiting/waiting-contract.js'

const start = 1_700_000_000_000

/**
 * What every repository keeps, as its port promises. An adapter's test is one call of this.
 *
 * @param make a repository on an empty or shared store, reading the given clock
 */
export const repositoryContract = (name: string, make: (clock: Clock) => SubmissionRepository): void => {
  describe(`the repository contract: ${name}`, () => {
    readingContract(make)
    deadlineContract(make)
    waitingContract(make)
    let now = start
    let repository: SubmissionRepository
    beforeEach(() => {
      now = start
      repository = make(() => now)
    })

    // The budget is read off the same clock that the repository reads.
    const later = (): number => now + 20_000
    const adder = (form: ReturnType<typeof freshForm>) => async (sent: Sent) => {
      const made = attemptAt(form, sent)
      const result = await repository.add(made, later())()
      const { id } = made.submission
      return E.isRight(result)
        ? { id, tag: result.right._tag, submission: result.right.submission }
        : { id, tag: result.left._tag, submission: undefined }
    }
    const found = async (form: { readonly name: string }, id: string): Promise<Submission | undefined> => {
      const result = await repository.find(form.name, id, later())()
      if (E.isLeft(result)) throw new Error(result.left._tag, { cause: result.left.cause })
      return O.toUndefined(result.right)
    }
    const paged = async (query: ListQuery): Promise<ListPage> => {
      const result = await repository.page(query, later())()
      if (E.isLeft(result)) throw new Error(result.left._tag, { cause: result.left.cause })
      return result.right
    }
    const allPages = async (query: ListQuery): Promise<string[]> => {
      const ids: string[] = []
      for (let after: string | undefined; ;) {
        const { rows, next } = await paged({ ...query, after })
        expect(rows.length).toBeLessThanOrEqual(query.limit)
        ids.push(...rows.map(({ id }) => id))
        if (next === undefined) return ids
        after = next
      }
    }

    describe('a form without a natural key', () => {
      it('stores a submission and finds it again, as it was', async () => {
        const form = freshForm()
        const { id, tag, submission } = await adder(form)({ value: 'a\n“b” 😀', key: 'key-0123456789abcdef' })
        expect(tag).toBe('Created')
        expect(await found(form, id)).toEqual(JSON.parse(JSON.stringify(submission)))
      })
      it('takes the same key and values again for a replay, and changes nothing', async () => {
        const form = freshForm()
        const add = adder(form)
        const first = await add({ key: 'key-0123456789abcdef' })
        const again = await add({ key: 'key-0123456789abcdef', at: start + 5_000 })
        expect(again.tag).toBe('Replayed')
        expect(again.submission).toEqual(JSON.parse(JSON.stringify(first.submission)))
      })
      it('refuses the same key with other values', async () => {
        const form = freshForm()
        const add = adder(form)
        const { id } = await add({ key: 'key-0123456789abcdef', value: 'one' })
        expect((await add({ key: 'key-0123456789abcdef', value: 'two' })).tag).toBe('KeyReused')
        expect((await found(form, id))?.fields['value']).toBe('one')
      })
      it('stores each submission that has no key', async () => {
        const add = adder(freshForm())
        expect((await add({})).id).not.toBe((await add({})).id)
      })
      it('recognises its own attempt when it is sent twice, as after a lost reply', async () => {
        const form = freshForm()
        const twice = attemptAt(form, { key: 'key-0123456789abcdef' })
        expect(await repository.add(twice, later())()).toMatchObject({ right: { _tag: 'Created' } })
        expect(await repository.add(twice, later())()).toMatchObject({ right: { _tag: 'Created' } })
      })
      it('stores once what 20 send at once with one key: one is created, 19 are replays', async () => {
        const add = adder(freshForm())
        const tags = (
          await Promise.all(Array.from({ length: 20 }, () => add({ key: 'key-0123456789abcdef' })))
        ).map(({ tag }) => tag)
        expect(tags.filter((tag) => tag === 'Created')).toHaveLength(1)
        expect(tags.filter((tag) => tag === 'Replayed')).toHaveLength(19)
      })
    })

    describe('a natural key that refuses', () => {
      it('answers a second submission with “taken”, and the same one again as a replay', async () => {
        const add = adder(freshForm({ naturalKey: 'id' }))
        expect((await add({ value: 'one' })).tag).toBe('Created')
        expect((await add({ value: 'two', key: 'key-0123456789abcdef' })).tag).toBe('KeyTaken')
        expect((await add({ value: 'one' })).tag).toBe('Replayed')
      })
    })

    describe('a natural key that replaces', () => {
      const replacing = () => freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      it('replaces the values and keeps the place in the lists', async () => {
        const form = replacing()
        const add = adder(form)
        const { id } = await add({ value: 'one' })
        expect((await add({ value: 'two', at: start + 60_000 })).tag).toBe('Replaced')
        const stored = await found(form, id)
        expect(stored).toMatchObject({ fields: { value: 'two' }, at: start + 60_000, since: start })
        expect(stored?.answer.status).toBe(200)
      })
      it('takes the values that are stored for a replay', async () => {
        const add = adder(replacing())
        await add({ value: 'one' })
        expect((await add({ value: 'one', at: start + 1 })).tag).toBe('Replayed')
      })
      it('never lets a delayed retry of an older attempt overwrite a newer value', async () => {
        const form = replacing()
        const add = adder(form)
        const { id } = await add({ value: 'old', key: 'key-old-0123456789' })
        await add({ value: 'new', key: 'key-new-0123456789', at: start + 1 })
        expect((await add({ value: 'old', key: 'key-old-0123456789', at: start + 2 })).tag).toBe('Superseded')
        expect((await found(form, id))?.fields['value']).toBe('new')
      })
      it('remembers the key of a replay, so that its own late retry brings nothing back', async () => {
        const form = replacing()
        const add = adder(form)
        const { id } = await add({ value: 'old', key: 'key-one-0123456789' })
        const replay = await add({ value: 'old', key: 'key-two-0123456789', at: start + 1 })
        expect([replay.tag, replay.submission?.at]).toEqual(['Replayed', start])
        await add({ value: 'new', key: 'key-three-0123456789', at: start + 2 })
        expect((await add({ value: 'old', key: 'key-two-0123456789', at: start + 3 })).tag).toBe('Superseded')
        expect((await found(form, id))?.fields['value']).toBe('new')
      })
      it('refuses a key that came with other values', async () => {
        const add = adder(replacing())
        await add({ value: 'one', key: 'key-0123456789abcdef' })
        expect((await add({ value: 'two', key: 'key-0123456789abcdef' })).tag).toBe('KeyReused')
      })
      it('recognises its own attempt under newer ones', async () => {
        const form = replacing()
        const first = attemptAt(form, { value: 'one' })
        await repository.add(first, later())()
        await adder(form)({ value: 'two', at: start + 1 })
        expect(await repository.add(first, later())()).toMatchObject({
          right: { submission: { fields: { value: 'one' } } },
        })
        expect((await found(form, first.submission.id))?.fields['value']).toBe('two')
      })
      it('carries out each of 8 that arrive at once, and forgets none', async () => {
        const form = replacing()
        const add = adder(form)
        const done = await Promise.all(
          Array.from({ length: 8 }, (_, n) => add({ value: `v${n}`, at: start + n })),
        )
        expect(done.filter(({ tag }) => tag === 'Created')).toHaveLength(1)
        expect(done.filter(({ tag }) => tag === 'Replaced')).toHaveLength(7)
        const stored = await found(form, done[0]?.id ?? '')
        expect(stored?.attempts).toHaveLength(8)
      })
    })

    describe('expiry', () => {
      it('hides an item that has expired from every read, and lets a new one take its place', async () => {
        const form = freshForm({ naturalKey: 'id', retain: { days: 1 } })
        const add = adder(form)
        const { id } = await add({ value: 'one' })
        expect((await found(form, id))?.expiresAt).toBe(start / 1000 + 86_400)
        now = start + 86_400_000
        expect(await found(form, id)).toBeUndefined()
        expect((await paged(listQuery(form))).rows).toEqual([])
        expect((await add({ value: 'two', at: now })).tag).toBe('Created')
        expect((await found(form, id))?.fields['value']).toBe('two')
      })
    })

    describe('a test', () => {
      const key = 'key-0123456789abcdef'
      it('is recognised by its key like any other, and is hidden from every read', async () => {
        const form = freshForm()
        const add = adder(form)
        const first = await add({ key, test: true })
        expect(first.submission).toMatchObject({ test: true, answer: { status: 200 }, listed: undefined })
        expect((await add({ key, test: true, at: start + 5_000 })).tag).toBe('Replayed')
        expect((await add({ key, test: true, value: 'two' })).tag).toBe('KeyReused')
        expect(await found(form, first.id)).toBeUndefined()
        expect(await repository.read(form.name, [first.id], later())()).toEqual(
          E.right({ submissions: [], unreadable: [] }),
        )
        expect((await paged(listQuery(form))).rows).toEqual([])
      })
      it.each(['refuse', 'replace'] as const)(
        'never meets what a person sent under the same keys, where the form would %s it',
        async (whenTaken) => {
          const form = freshForm({ naturalKey: 'id', whenTaken })
          const add = adder(form)
          const test = await add({ value: 'test', key, test: true })
          const real = await add({ value: 'real', key })
          const second = await add({ value: 'second test', key: `${key}-2`, test: true, at: start + 1 })
          expect([test.tag, real.tag, second.tag]).toEqual(['Created', 'Created', 'Created'])
          expect(await found(form, real.id)).toMatchObject({ fields: { value: 'real' }, at: start })
          expect(await allPages(listQuery(form))).toEqual([real.id])
        },
      )
      it('is gone after an hour, and sooner where the form keeps nothing so long', async () => {
        const add = adder(freshForm())
        expect((await add({ key, test: true })).submission?.expiresAt).toBe(start / 1000 + 3_600)
        now = start + 3_600_000
        expect((await add({ key, test: true, value: 'two', at: now })).tag).toBe('Created')
        const brief = await adder(freshForm({ retain: { days: 0.01 } }))({ key, test: true })
        expect(brief.submission?.expiresAt).toBe(start / 1000 + 864)
      })
    })

    describe('erasing', () => {
      const key = 'key-0123456789abcdef'
      it('leaves nothing to read, and keeps a late retry out for 24 hours', async () => {
        const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
        const add = adder(form)
        const { id } = await add({ value: 'one', key })
        expect(E.isRight(await repository.erase(form.name, id, later())())).toBe(true)
        expect(await found(form, id)).toBeUndefined()
        expect((await paged(listQuery(form))).rows).toEqual([])
        expect((await add({ value: 'one', key, at: start + 1 })).tag).toBe('SubmissionDeleted')
        now = start + 86_400_000
        expect((await add({ value: 'two', at: now })).tag).toBe('Created')
      })
      it('is the same success when repeated, or where nothing was', async () => {
        const form = freshForm()
        const { id } = await adder(form)({})
        for (let times = 0; times < 3; times += 1)
          expect(await repository.erase(form.name, id, later())()).toEqual(E.right(undefined))
        expect(await repository.erase(form.name, 'b'.repeat(26), later())()).toEqual(E.right(undefined))
      })
      it('does not prolong the tombstone when repeated', async () => {
        const form = freshForm({ naturalKey: 'id' })
        const add = adder(form)
        const { id } = await add({})
        await repository.erase(form.name, id, later())()
        now = start + 86_399_000
        await repository.erase(form.name, id, later())()
        now = start + 86_400_000
        expect((await add({ at: now })).tag).toBe('Created')
      })
    })

    describe('lists', () => {
      it('are empty where nothing is, and never show another form’s submissions', async () => {
        const form = freshForm()
        await adder(freshForm())({})
        expect(await paged(listQuery(form))).toEqual({ rows: [] })
        expect(await found(form, 'a'.repeat(26))).toBeUndefined()
      })
      it.each([1, 3])(
        'show every submission once, newest or oldest first, with %d shards',
        async (shards) => {
          const form = freshForm({ shards })
          const add = adder(form)
          // Many of one millisecond: the order is total all the same.
          const ids = await Promise.all(
            Array.from({ length: 25 }, (_, n) => add({ value: `v${n}`, at: start + Math.floor(n / 10) })),
          )
          const newest = await allPages(listQuery(form, { limit: 7 }))
          const oldest = await allPages(listQuery(form, { limit: 4, order: 'oldest' }))
          expect([...newest].sort()).toEqual(ids.map(({ id }) => id).sort())
          expect(oldest).toEqual([...newest].reverse())
        },
      )
      it('take `from` as inclusive and `to` as exclusive', async () => {
        const form = freshForm()
        const add = adder(form)
        for (const minute of [0, 1, 2, 3]) await add({ value: `${minute}`, at: start + minute * 60_000 })
        const query = listQuery(form, { from: start + 60_000, to: start + 180_000, order: 'oldest' })
        expect((await paged(query)).rows.map(({ at }) => at)).toEqual([start + 60_000, start + 120_000])
        expect(await allPages({ ...query, limit: 1 })).toHaveLength(2)
      })
      it('are empty where `to` is not after `from`', async () => {
        const form = freshForm()
        await adder(form)({})
        for (const to of [start, start - 1])
          expect(await paged(listQuery(form, { from: start, to }))).toEqual({ rows: [] })
      })
      it('show only rows with the listed values that are asked for, page by page', async () => {
        const form = freshForm({ shards: 2 })
        const add = adder(form)
        for (let n = 0; n < 30; n += 1)
          await add({ id: n % 3 === 0 ? 'wanted' : 'other', value: `${n}`, at: start + n })
        const query = listQuery(form, { where: { id: 'wanted' }, limit: 4 })
        const rows = (await paged(query)).rows
        expect(rows.map(({ listed }) => listed)).toEqual(Array.from({ length: 4 }, () => ({ id: 'wanted' })))
        expect(await allPages(query)).toHaveLength(10)
        expect(await allPages({ ...query, where: { id: 'none' } })).toEqual([])
      })
      it('show what the form marks as listed, and nothing else', async () => {
        const form = freshForm()
        await adder(form)({ id: 'shown', value: 'kept back' })
        expect((await paged(listQuery(form))).rows.map(({ listed }) => listed)).toEqual([{ id: 'shown' }])
      })
    })
  })
}
