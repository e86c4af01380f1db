import { describe, expect, it } from '@jest/globals'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { contact } from '../../../forms/contact.js'
import { incomeTax } from '../../../forms/income-tax/index.js'
import { byteOrderMark, csvCells, csvColumns, csvFormat } from '../../../src/domain/reading/csv.js'
import { type FormView, formView, type SubmissionView } from '../../../src/domain/reading/view.js'
import { form } from '../../../src/domain/form/form.js'
import { typedText } from '../arbitrary.js'
import { submissionsIn } from './csv-reader.js'
import { csvReaders, torn } from './csv-programs.js'
import { kinds } from '../field/kinds.js'

const every = formView(form('every', kinds, { retain: { days: 3 } }))

const written = (of: FormView, rows: readonly SubmissionView[]): string =>
  stringify([[...csvColumns(of)], ...rows.map((row) => [...csvCells(of, row)])], csvFormat)

const row = (fields: SubmissionView['fields'], more: Partial<SubmissionView> = {}): SubmissionView => ({
  id: 'a'.repeat(26),
  receivedAt: '2026-11-22T05:02:39.112Z',
  formVersion: '1',
  receipt: `1-${'0'.repeat(64)}`,
  fields,
  ...more,
})

/** What spreadsheets run, and what looks like the mark itself. */
const hostile = fc
  .tuple(
    fc.constantFrom('', "'", "''", ' ', "' ", '\u00a0', '\u200b', '\ufeff', '"', ',', ';', '\0'),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '', "'"),
    fc.oneof(fc.constantFrom('1+1', 'HYPERLINK("https://x")', '5.00', 'null', '"x"', ''), typedText),
  )
  .map((parts) => parts.join(''))

const filled = fc.oneof(hostile, typedText).filter((text) => text !== '')
const value = fc.oneof(filled, fc.integer(), fc.boolean(), fc.jsonValue(), fc.constantFrom('-5.00', '0', ''))

const ofKind: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  integer: fc.integer(),
  rating: fc.integer(),
  boolean: fc.boolean(),
  choices: fc.subarray(['red', 'green', 'blue'], { minLength: 1 }),
  decimal: fc.constantFrom('-1.000', '0.500'),
  custom: fc.jsonValue(),
}

/** Fields as the form has them, and fields that an earlier version may have left. */
const fields = fc
  .tuple(
    fc.record(
      Object.fromEntries(
        every.fields.map(({ name, kind }) => [
          name,
          fc.oneof({ weight: 4, arbitrary: ofKind[kind] ?? filled }, { weight: 1, arbitrary: value }),
        ]),
      ),
      { requiredKeys: [] },
    ),
    fc.dictionary(fc.constantFrom('old', 'older'), value, { maxKeys: 1 }),
  )
  // What is stored went through JSON, in which there is no −0.
  .map((parts) => JSON.parse(JSON.stringify(Object.assign({}, ...parts))) as SubmissionView['fields'])

const rows = fc.record(
  {
    id: fc.constant('a'.repeat(26)),
    receivedAt: fc.constant('2026-11-22T05:02:39.112Z'),
    formVersion: filled,
    receipt: fc.constant(`1-${'0'.repeat(64)}`),
    fields,
    result: fc
      .dictionary(fc.constantFrom('price', 'tax'), fc.jsonValue())
      .map((each): unknown => JSON.parse(JSON.stringify(each))),
    resultVersion: filled,
    expiresAt: fc.constant('2026-12-22T05:02:39.000Z'),
  },
  { requiredKeys: ['id', 'receivedAt', 'formVersion', 'receipt', 'fields'] },
) as fc.Arbitrary<SubmissionView>

describe('the CSV of submissions', () => {
  it('is read back by an independent reader as what was stored, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), fc.boolean(), fc.boolean(), (stored, computes, bom) => {
        const of = { ...every, computes, ...(bom ? {} : { retain: undefined }) }
        const text = `${bom ? byteOrderMark : ''}${written(of, stored)}`
        expect(submissionsIn(of, Buffer.from(text))).toEqual(stored)
      }),
      { numRuns: 300 },
    )
  })

  it('begins no cell with what a spreadsheet runs, numbers of number fields aside', () => {
    fc.assert(
      fc.property(rows, (stored) => {
        for (const cell of csvCells(every, stored))
          expect(cell).toMatch(/^(?![\s\p{C}]*[=+\-@\t\r\n＝＋－＠]|[\t\r\n])|^-\d+(\.\d+)?(e[+-]\d+)?$/u)
      }),
      { numRuns: 300 },
    )
  })

  it('names the columns in the order of the form, and none of them twice', () => {
    expect(csvColumns(formView(contact)).join()).toBe(
      '_id,_receivedAt,_formVersion,name,email,topic,message,consent,_receipt,_other',
    )
    expect(csvColumns(formView(incomeTax))).toContain('_result')
  })

  it('shows a telephone number and a reply that starts with a dash as text, and a loss as a number', () => {
    const shown = csvCells(
      every,
      row({ phone: '+442079460000', text: '- no', money: '-5.00', choices: ['red', 'blue'] }),
    )
    expect(shown.filter((cell) => cell !== '').slice(3)).toEqual([
      "'- no",
      "'+442079460000",
      '-5.00',
      'red; blue',
      `1-${'0'.repeat(64)}`,
    ])
    expect(written(every, [row({ text: 'a "b",\nc' })])).toMatch(/\r\n.*,"a ""b"",\nc",.*\r\n$/s)
  })

  /** Every kind of line end and separator, before, in and behind what runs. */
  const tearing = [
    '\n',
    '\r',
    '\r\n',
    '\v',
    '\f',
    '\x1c',
    '\x85',
    '\u2028',
    '\u2029',
    '\t',
    ';',
    '|',
    ',',
    '"',
    "'",
    ' ',
  ]
    .flatMap((end) => [
      `first line${end}=1+1`,
      `${end}=1+1${end}`,
      `a${end}"=1+1"${end}b`,
      `a${end}'-1`,
      `a${end}`,
      end,
    ])
    .concat('\\', '\\"', 'a\\', '\\.', '\\N', 'NULL', ' =1+1', 'x \u200b;\u200b@SUM(1)')

  it.each(Object.entries(csvReaders))(
    'is read back by %s, whatever separates rows or cells elsewhere',
    (_, read) => {
      const rows = tearing.map((text) => row({ text, custom: text, old: text }, { result: [text] }))
      const of = { ...every, computes: true }
      const text = written(of, rows)
      const cells = [csvColumns(of), ...rows.map((each) => csvCells(of, each))]
      expect(read(text)).toEqual(cells)
      expect(submissionsIn(of, Buffer.from(text))).toEqual(rows)
    },
  )

  it('holds nothing that runs for a reader that heeds no quotes, or takes something else for a row’s end', () => {
    const of = { ...every, computes: true }
    const texts = [...tearing, ...tearing.map((text) => `${text}\n\n;'${text}`)]
    for (const text of texts) {
      const rows = [row({ text, custom: text, old: { text } }, { result: [text, { text }] })]
      for (const part of torn(written(of, rows))) expect(part).not.toMatch(/^[=+\-@＝＋－＠]/)
    }
  })

  it('takes time in proportion to the text', () => {
    const timeOf = (text: string): number => {
      const began = process.cpuUsage()
      for (let n = 0; n < 20; n += 1) csvCells(every, row({ text, custom: text, old: text }))
      const { user, system } = process.cpuUsage(began)
      return user + system
    }
    for (const unit of ['\n', '\n ', "'", '"', ' ', ';"', '\t', '=', '\n=', '\u200b']) {
      timeOf(unit.repeat(1_000))
      expect(timeOf(unit.repeat(80_000))).toBeLessThan(20 * timeOf(unit.repeat(20_000)) + 20_000)
    }
  })
})
