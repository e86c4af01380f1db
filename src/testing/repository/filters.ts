import { choices } from '../../domain/field/kinds/multiple-choice.js'
import { boolean } from '../../domain/field/kinds/boolean.js'
import { integer } from '../../domain/field/kinds/integer.js'
import { text } from '../../domain/field/kinds/text.js'
import { type AnyForm, form } from '../../domain/form/form.js'
import { freshForm } from '../sample-forms.js'
import { type Case, start, type Trial } from './trial.js'

const choosing = (): AnyForm =>
  form(freshForm().name, {
    colours: choices(['red', 'dark-red', 'blue'], { label: 'Colours', listed: true }),
    note: text({ label: 'Note', maxLength: 40, listed: true, optional: true }),
    size: text({ label: 'Size', maxLength: 40, listed: true, optional: true }),
    number: integer({ label: 'Number', min: -100, max: 100, listed: true, optional: true }),
    sure: boolean({ label: 'Sure', listed: true }),
  })

/** Field names that have a special meaning in a lower layer. */
const names = [
  ...Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('_')),
  ...['size', 'name', 'value', 'list', 'attribute', 'contains', 'and', 'between', 'pk', 'sort', 'id', 'form'],
  ...['submit', 'action', 'elements', 'length', 'method', 'reset', 'shard', 'erased', 'then', 'toJSON'],
  ...['at', 'since', 'fields', 'listed', 'select', 'table', 'where', 'order', 'rowid', 'null', 'true'],
]

const foundBy =
  ({ pages }: Trial, from: AnyForm) =>
  (where: Readonly<Record<string, unknown>>) =>
    pages(from, { where, order: 'oldest', limit: 2 })

/** Lists filtered by values. */
export const filters: readonly Case[] = [
  {
    name: 'lists only rows with the wanted values, page by page',
    run: async ({ expect, add, page, pages }) => {
      const form = freshForm({ shards: 2 })
      for (let n = 0; n < 30; n += 1)
        await add(form, { id: n % 3 === 0 ? 'wanted' : 'other', value: `${n}`, at: start + n })
      const query = { where: { id: 'wanted' }, limit: 4 }
      const { rows } = await page(form, query)
      expect(rows.map(({ listed }) => listed)).toEqual(Array.from({ length: 4 }, () => ({ id: 'wanted' })))
      expect((await pages(form, query)).length).toBe(10)
      expect((await pages(form, { ...query, from: start + 3, to: start + 9 })).length).toBe(2)
      expect(await pages(form, { where: { id: 'want' } })).toEqual([])
    },
  },
  {
    name: 'finds each submission with the wanted answer among several, and no partial match',
    run: async (trial) => {
      const { expect, send } = trial
      const to = choosing()
      const by = foundBy(trial, to)
      const one = await send(to, { colours: ['red', 'blue'] })
      const two = await send(to, { colours: 'dark-red', note: 'red-hot' }, start + 1)
      expect(await by({ colours: 'red' })).toEqual([one.id])
      expect(await by({ colours: 'dark-red' })).toEqual([two.id])
      expect(await by({ colours: 'blue', note: 'red' })).toEqual([])
    },
  },
  {
    name: 'finds by numbers and booleans, which differ from their texts',
    run: async (trial) => {
      const { expect, send } = trial
      const to = choosing()
      const by = foundBy(trial, to)
      const ids: string[] = []
      for (const [n, number] of [0, -7, 7, undefined].entries())
        ids.push((await send(to, { colours: 'red', number, sure: n > 1 }, start + n)).id)
      expect([await by({ number: 0 }), await by({ number: -7 }), await by({ number: 7 })]).toEqual([
        [ids[0]],
        [ids[1]],
        [ids[2]],
      ])
      expect([await by({ number: '7' }), await by({ number: 70 })]).toEqual([[], []])
      expect(await by({ sure: true })).toEqual(ids.slice(2))
      expect(await by({ sure: false, number: 0 })).toEqual([ids[0]])
      expect([await by({ sure: true, number: 0 }), await by({ number: 7, sure: false })]).toEqual([[], []])
    },
  },
  {
    name: 'finds by any possible field name, even if it is also an object’s member or a query language’s keyword',
    run: async (trial) => {
      const { expect, send, read } = trial
      const line = text({ label: 'Line', maxLength: 9, listed: true })
      const to = form(freshForm().name, Object.fromEntries(names.map((name) => [name, line])))
      const values = Object.fromEntries(names.map((name, n) => [name, `v${n}`]))
      const { id } = await send(to, values)
      expect(await read(to, [id])).toMatchObject([{ fields: values }])
      const by = foundBy(trial, to)
      for (const name of names) expect([name, await by({ [name]: values[name] })]).toEqual([name, [id]])
      expect(await by({ constructor: 'v0', size: 'other' })).toEqual([])
    },
  },
  {
    name: 'includes, on request, rows that an earlier version listed differently or not at all',
    run: async (trial) => {
      const { expect, add } = trial
      const to = choosing()
      const listed = [{ number: 7 }, { number: '7' }, { size: '7' }, { number: null }, { number: 8 }]
      const ids: string[] = []
      for (const [n, each] of listed.entries())
        ids.push((await add(to, { id: `${n}`, at: start + n }, { listed: each })).id)
      const query = { where: { number: 7 }, order: 'oldest', limit: 2 } as const
      expect(await trial.pages(to, query)).toEqual([ids[0]])
      expect(await trial.pages(to, { ...query, older: { number: 'number' } })).toEqual(ids.slice(0, 3))
    },
  },
  {
    name: 'finds a text however it was typed',
    run: async (trial) => {
      const { expect, send } = trial
      const to = choosing()
      const ids = [
        (await send(to, { colours: 'red', size: ' e\u0301t\u00E9\u200B' })).id,
        (await send(to, { colours: 'red', size: '\u00E9te\u0301' }, start + 1)).id,
      ]
      await send(to, { colours: 'red', size: 'ete' }, start + 2)
      expect(await foundBy(trial, to)({ size: '\u00E9t\u00E9' })).toEqual(ids)
    },
  },
  {
    name: 'finds texts that contain syntax of query languages',
    run: async (trial) => {
      const { expect, send } = trial
      const to = choosing()
      const texts = [
        "a' OR '1'='1",
        '%',
        '_',
        '"',
        '\\',
        '$where',
        'a\u0000b'.replace('\u0000', '␀'),
        '{"a":1}',
        '*',
        ...['Letters', 'letters', `${'x'.repeat(39)}y`, `${'x'.repeat(39)}z`],
      ]
      const ids: string[] = []
      for (const [n, note] of texts.entries())
        ids.push((await send(to, { colours: 'red', note }, start + n)).id)
      for (const [n, note] of texts.entries()) expect(await foundBy(trial, to)({ note })).toEqual([ids[n]])
    },
  },
]
