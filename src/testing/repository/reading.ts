import type { Submission } from '../../domain/submission/submission.js'
import { freshForm } from '../sample-forms.js'
import { type Case, day, minute, start, type Trial } from './trial.js'

const filled = async (
  { add }: Trial,
  form: ReturnType<typeof freshForm>,
  many: number,
): Promise<readonly Submission[]> => {
  const sent = await Promise.all(
    Array.from({ length: many }, (_, n) => add(form, { id: `${n}`, value: `v${n}`, at: start + n * minute })),
  )
  return sent.flatMap(({ submission }) => submission ?? [])
}

/** Reading and counting many submissions at once. */
export const readingMany: readonly Case[] = [
  {
    name: 'reads whole submissions in the requested order, however many, each as often as requested',
    run: async (trial) => {
      const { expect, read } = trial
      const form = freshForm()
      const all = [...(await filled(trial, form, 130))].reverse()
      const twice = [...all, ...all.slice(0, 2)]
      expect(
        JSON.parse(
          JSON.stringify(
            await read(
              form,
              twice.map(({ id }) => id),
            ),
          ),
        ),
      ).toEqual(twice)
    },
  },
  {
    name: 'leaves out missing, erased and expired submissions, tests, and those of other forms',
    run: async (trial) => {
      const { expect, read, erased, add, wait } = trial
      const form = freshForm({ retain: { days: 1 } })
      const [one, two, three] = await filled(trial, form, 3)
      const [elsewhere] = await filled(trial, freshForm(), 1)
      const test = await add(form, { id: '4', test: true })
      await erased(form, two?.id ?? '')
      const ids = [three, { id: 'a'.repeat(26) }, two, elsewhere, test, one].map((each) => each?.id ?? '')
      const found = async () => (await read(form, ids)).map(({ id }) => id)
      expect(await found()).toEqual([three?.id, one?.id])
      wait(start + day + minute)
      expect(await found()).toEqual([three?.id])
      expect(await read(form, [])).toEqual([])
    },
  },
  {
    name: 'reads its own writes at once',
    run: async ({ expect, add, read, found }) => {
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const { id } = await add(form, { value: 'first' })
      for (const value of ['a', 'b', 'c']) {
        await add(form, { value })
        expect(await read(form, [id])).toMatchObject([{ fields: { value } }])
        expect((await found(form, id))?.fields['value']).toBe(value)
      }
    },
  },
  ...[1, 3].map((shards): Case => ({
    name: `counts the submissions received from one time, inclusive, to another, exclusive (shards: ${shards})`,
    run: async (trial) => {
      const { expect, count } = trial
      const form = freshForm({ shards })
      await filled(trial, form, 20)
      const counted = (from: number, to: number) => count(form, 'open', from, to)
      expect(await counted(start, start + 20 * minute)).toBe(20)
      expect(await counted(start + 5 * minute, start + 15 * minute)).toBe(10)
      expect([await counted(start + 1, start + minute), await counted(start, start + 1)]).toEqual([0, 1])
      expect([await counted(start + minute, start + minute), await counted(start + minute, start)]).toEqual([
        0, 0,
      ])
      expect(await count(freshForm())).toBe(0)
    },
  })),
  {
    name: 'counts all submissions, in steps if they are too many for one count',
    run: async (trial) => {
      const { expect, repository, later } = trial
      const form = freshForm()
      await filled(trial, form, 60)
      const { name, shards } = form
      let [counted, from] = [0, start]
      const [all, step] = [start + 60 * minute, { to: start + 60 * minute }]
      for (let asked = 0; asked < 200 && from < all; asked += 1) {
        const told = await repository.count({ form: name, shards, from, to: step.to }, later())()
        if (told._tag === 'Left') throw new Error(told.left._tag)
        if (told.right._tag === 'TooMany') {
          // The moment that one count reaches lies inside the period, after its beginning.
          expect(told.right.before > from && told.right.before < step.to).toBe(true)
          step.to = told.right.before
          continue
        }
        counted += told.right.count
        ;[from, step.to] = [step.to, all]
      }
      expect(counted).toBe(60)
    },
  },
  {
    name: 'counts no erased or expired submission, and a replaced one once',
    run: async (trial) => {
      const { expect, erased, add, count, wait } = trial
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace', retain: { days: 1 } })
      const [first] = await filled(trial, form, 4)
      await erased(form, first?.id ?? '')
      await add(form, { id: '3', value: 'replaced', at: start + 3 * minute + 1 })
      expect(await count(form)).toBe(3)
      wait(start + day + 2 * minute)
      expect(await count(form)).toBe(1)
    },
  },
]
