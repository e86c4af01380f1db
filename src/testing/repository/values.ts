import * as t from 'io-ts'
import { choices } from '../../domain/field/kinds/multiple-choice.js'
import { boolean } from '../../domain/field/kinds/boolean.js'
import { custom } from '../../domain/field/kinds/custom.js'
import { decimal } from '../../domain/field/kinds/decimal.js'
import { integer } from '../../domain/field/kinds/integer.js'
import { text } from '../../domain/field/kinds/text.js'
import { form } from '../../domain/form/form.js'
import { attemptAt, freshForm } from '../sample-forms.js'
import { type Case, plain, start } from './trial.js'

/** A result of a computing form: nested values, and numbers of every size that a store has to keep. */
const result = {
  exact: '12345678901234567890.123456789',
  numbers: [0, -1, 0.1, 1.5e-7, 123_456.789, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  ordered: ['b', 'a', 'b'],
  likely: ['2026-01-02', '007', 'true', '', 'a\r\nb\rc'],
  nested: { list: [[], [{ a: [] }], ''], none: null, yes: true, 'a.b c#[0]': 'odd name' },
}

/** Values come back as they were stored. */
export const values: readonly Case[] = [
  {
    name: 'keeps texts of any size and with any characters',
    run: async ({ expect, add, found, read }) => {
      const texts = [
        'x'.repeat(100_000),
        '漢'.repeat(60_000),
        '😀'.repeat(20_000),
        ' \t\nGrüße\n"\'\\\u2028\ufeff\u0001 ',
        'composed é, decomposed e\u0301, full width Ａ',
        'before\0after',
        'a\r\nb\rc',
        "<b>&amp;</b> %20+%C3%A9 it''s \\n",
        ...['', 'null', 'undefined', 'true', '007', '1e3', '2026-01-02', '2026-01-02T03:04:05.000Z'],
        '{"a":1}',
      ]
      for (const [n, value] of texts.entries()) {
        const form = freshForm()
        const { id, tag, submission } = await add(form, { value, at: start + n })
        expect(tag).toBe('Created')
        expect((await found(form, id))?.fields['value'] === value).toBe(true)
        expect(plain(await read(form, [id]))).toEqual([submission])
      }
    },
  },
  {
    name: 'keeps the decoded value of each kind of field, and a missing answer as missing',
    run: async ({ expect, send, found, page }) => {
      const to = form(freshForm().name, {
        line: text({ label: 'Line', maxLength: 9, listed: true }),
        none: text({ label: 'None', maxLength: 9, listed: true, optional: true }),
        several: choices(['a', 'b'], { label: 'Several', listed: true }),
        sure: boolean({ label: 'Sure', listed: true }),
        whole: integer({ label: 'Whole', min: -5, max: 5, listed: true }),
        exact: decimal({ label: 'Exact', max: '999.99', scale: 2, listed: true }),
        place: custom(t.type({ lat: t.number, lon: t.number }), { label: 'Place' }),
      })
      const place = { lat: 52.520008, lon: -13.404954 }
      const sent = await send(to, {
        line: 'a',
        several: ['b', 'a'],
        sure: false,
        whole: -5,
        exact: '10.50',
        place,
      })
      expect(plain(await found(to, sent.id))).toEqual(sent)
      expect(sent.fields).toMatchObject({ line: 'a', sure: false, whole: -5, place })
      expect('none' in ((await found(to, sent.id))?.fields ?? {})).toBe(false)
      const [row] = (await page(to, {})).rows
      expect(plain(row?.listed)).toEqual(sent.listed)
    },
  },
  {
    name: 'keeps a computed result and its version',
    run: async ({ expect, repository, later, found, read, add }) => {
      const to = freshForm()
      const made = attemptAt(to, { key: 'key-0123456789abcdef' })
      const submission = { ...made.submission, result, resultVersion: '2026.1' }
      const told = await repository.add({ ...made, submission }, later())()
      expect(told).toMatchObject({ right: { _tag: 'Created' } })
      const stored = await found(to, submission.id)
      expect([stored?.result, stored?.resultVersion]).toEqual([result, '2026.1'])
      expect(plain(await read(to, [submission.id]))).toEqual([plain(submission)])
      const again = await add(to, { key: 'key-0123456789abcdef' })
      expect([again.tag, again.submission?.result]).toEqual(['Replayed', result])
    },
  },
  {
    name: 'keeps the receipt, the answer and the version of the form',
    run: async ({ expect, add, found }) => {
      const to = freshForm({ version: '7' })
      const { id, submission } = await add(to, {})
      const stored = await found(to, id)
      expect([stored?.receipt, stored?.answer, stored?.formVersion]).toEqual([
        submission?.receipt,
        submission?.answer,
        '7',
      ])
    },
  },
]
