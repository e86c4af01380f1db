import type { FoundSubmissions } from '../../src/domain/reading/found.js'
import { beforeEach, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { sha256 } from '../../src/adapters/system/stamper.js'
import { choices } from '../../src/domain/field/kinds/multiple-choice.js'
import { type AnyForm, type Fields, form } from '../../src/domain/form/form.js'
import type { Submission } from '../../src/domain/index.js'
import { listQuery } from '../../src/domain/reading/list.js'
import { attempt } from '../../src/domain/submission/submission.js'
import { text } from '../../src/domain/field/kinds/text.js'
import { answersOf } from '../../src/domain/words/words.js'
import type { Clock } from '../../src/ports/clock.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { attemptAt, freshForm } from '../domain/submission/attempts.js'

const start = 1_700_000_000_000
const minute = 60_000
const day = 1_440 * minute

type Form = ReturnType<typeof freshForm>

/** What every repository keeps when many submissions are read or counted at once. */
export const readingContract = (make: (clock: Clock) => SubmissionRepository): void => {
  let now = start
  let repository: SubmissionRepository
  beforeEach(() => {
    now = start
    repository = make(() => now)
  })
  const later = (): number => now + 20_000
  const right = <A>(result: E.Either<{ readonly _tag: string }, A>): A => {
    if (E.isLeft(result)) throw new Error(result.left._tag)
    return result.right
  }
  const add = async (form: Form, n: number): Promise<Submission> =>
    right(
      await repository.add(
        attemptAt(form, { id: `${n}`, value: `v${n}`, at: start + n * minute }),
        later(),
      )(),
    ).submission
  const filled = async (form: Form, many: number): Promise<readonly Submission[]> =>
    Promise.all(Array.from({ length: many }, (_, n) => add(form, n)))
  const read = async (form: Form, ids: readonly string[], deadline = later()) =>
    E.map((several: FoundSubmissions) => several.submissions)(
      await repository.read(form.name, ids, deadline)(),
    )
  const count = async (form: Form, from: number, to: number): Promise<unknown> => {
    const { name, shards } = form
    const counted = right(await repository.count({ form: name, shards, from, to }, later())())
    return counted._tag === 'Counted' ? counted.count : counted
  }
  const plain = (submissions: readonly Submission[]): unknown => JSON.parse(JSON.stringify(submissions))

  describe('reading many', () => {
    it('gives whole submissions in the order that is asked for, however many', async () => {
      const form = freshForm()
      const all = [...(await filled(form, 130))].reverse()
      expect(
        plain(
          right(
            await read(
              form,
              all.map(({ id }) => id),
            ),
          ),
        ),
      ).toEqual(plain(all))
    })
    it('leaves out what is not there, is another form’s, is a test, was erased or has expired', async () => {
      const form = freshForm({ retain: { days: 1 } })
      const [one, two, three] = [await add(form, 0), await add(form, 1), await add(form, 2)]
      const elsewhere = await add(freshForm(), 3)
      right(await repository.erase(form.name, two.id, later())())
      const test = attemptAt(form, { id: '4', test: true })
      right(await repository.add(test, later())())
      const ids = [three.id, 'a'.repeat(26), two.id, elsewhere.id, test.submission.id, one.id]
      expect(plain(right(await read(form, ids)))).toEqual(plain([three, one]))
      now = start + day + minute
      expect(plain(right(await read(form, ids)))).toEqual(plain([three]))
      expect(right(await read(form, []))).toEqual([])
    })
    it('sees what was written a moment ago', async () => {
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const { id } = await add(form, 1)
      for (const value of ['a', 'b', 'c']) {
        await repository.add(attemptAt(form, { id: '1', value }), later())()
        expect(right(await read(form, [id]))).toMatchObject([{ fields: { value } }])
      }
    })
  })

  describe('a filter', () => {
    const of = (): AnyForm =>
      form(freshForm().name, {
        colours: choices(['red', 'dark-red', 'blue'], { label: 'Colours', listed: true }),
        note: text({ label: 'Note', maxLength: 40, listed: true, optional: true }),
        size: text({ label: 'Size', maxLength: 40, listed: true, optional: true }),
      })
    const send = async (to: AnyForm, n: number, input: Fields): Promise<string> => {
      const checked = to.check(input)
      if (E.isLeft(checked)) throw new Error(JSON.stringify(checked.left))
      const stamp = { attemptId: `a${n}`, random: `r${n}`, receivedAt: start + n * minute }
      const accepted = { input, fields: checked.right, key: undefined, stamp, answers: answersOf(to) }
      const { submission } = right(await repository.add(attempt(to, sha256, accepted), later())())
      return submission.id
    }
    const found = async (from: AnyForm, where: Fields): Promise<readonly string[]> =>
      right(await repository.page(listQuery(from, { where, order: 'oldest' }), later())()).rows.map(
        ({ id }) => id,
      )

    it('of several answers finds each that has the one, and no part of another', async () => {
      const to = of()
      const one = await send(to, 1, { colours: ['red', 'blue'] })
      const two = await send(to, 2, { colours: 'dark-red', note: 'red-hot' })
      expect(await found(to, { colours: 'red' })).toEqual([one])
      expect(await found(to, { colours: 'dark-red' })).toEqual([two])
      expect(await found(to, { colours: 'blue', note: 'red' })).toEqual([])
    })

    it('is by any name that a field can have, those of every object and of the store’s own language included', async () => {
      const names = [
        ...Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('_')),
        ...['size', 'name', 'value', 'list', 'attribute', 'contains', 'and', 'between', 'pk', 'sort', 'id'],
        ...['submit', 'action', 'elements', 'length', 'method', 'reset', 'shard', 'erased', 'then', 'toJSON'],
      ]
      const line = text({ label: 'Line', maxLength: 9, listed: true })
      const to = form(freshForm().name, Object.fromEntries(names.map((name) => [name, line])))
      const values = Object.fromEntries(names.map((name, n) => [name, `v${n}`]))
      const id = await send(to, 1, values)
      expect(plain(right(await read(to, [id])))).toMatchObject([{ fields: values }])
      for (const name of names) expect(await found(to, { [name]: values[name] })).toEqual([id])
      expect(await found(to, { constructor: 'v1' })).toEqual([])
    })

    it('finds a text in whichever way it was typed, also by a name that the store reserves', async () => {
      const to = of()
      const ids = [
        await send(to, 1, { colours: 'red', size: ' e\u0301t\u00E9\u200B' }),
        await send(to, 2, { colours: 'red', size: '\u00E9te\u0301' }),
      ]
      await send(to, 3, { colours: 'red', size: 'ete' })
      expect(await found(to, { size: '\u00E9t\u00E9' })).toEqual(ids)
    })
  })

  describe('counting', () => {
    it.each([1, 3])('counts what came from a moment on, before another, with %d shards', async (shards) => {
      const form = freshForm({ shards })
      await filled(form, 20)
      expect(await count(form, start, start + 20 * minute)).toBe(20)
      expect(await count(form, start + 5 * minute, start + 15 * minute)).toBe(10)
      expect(await count(form, start + 1, start + minute)).toBe(0)
      expect(await count(form, start + minute, start + minute)).toBe(0)
      expect(await count(form, start + minute, start)).toBe(0)
      expect(await count(freshForm(), 0, start + day)).toBe(0)
    })
    it('does not count what was erased or has expired', async () => {
      const form = freshForm({ retain: { days: 1 } })
      const [first] = await filled(form, 4)
      right(await repository.erase(form.name, first?.id ?? '', later())())
      expect(await count(form, 0, start + day)).toBe(3)
      now = start + day + 2 * minute
      expect(await count(form, 0, start + day)).toBe(1)
    })
  })
}
