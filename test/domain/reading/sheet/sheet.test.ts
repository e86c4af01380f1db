import { describe, expect, it } from '@jest/globals'
import { workbook } from '../../../../src/adapters/xlsx/workbook.js'
import { csvHead } from '../../../../src/domain/reading/csv-style.js'
import { englishHeadings } from '../../../../src/domain/reading/export-headings.js'
import {
  sheetHead,
  sheetName,
  sheetOf,
  sheetRow,
  type SheetForm,
} from '../../../../src/domain/reading/sheet/sheet.js'

const form: SheetForm = {
  fields: [
    { name: 'name', kind: 'text', label: 'Your name' },
    { name: 'phone', kind: 'phone', label: 'Phone' },
    { name: 'topic', kind: 'choices', label: 'Topics', options: [{ value: 'a', label: 'Sales' }] },
    { name: 'count', kind: 'integer', label: 'Count' },
    { name: 'price', kind: 'money', label: 'Price' },
    { name: 'day', kind: 'date', label: 'Day' },
    { name: 'yes', kind: 'boolean', label: 'Yes' },
  ],
  computes: false,
}
const zone = 'Europe/Berlin'
const row = (fields: Readonly<Record<string, unknown>>, receivedAt = '2026-07-01T22:30:05.123Z') =>
  sheetRow(form, { id: 'i', receivedAt, formVersion: '1', fields, receipt: 'r' }, zone)
const cells = (fields: Readonly<Record<string, unknown>>) => row(fields).slice(1, 8)

describe('a sheet', () => {
  it('has the labels as headings, and times in one named zone', () => {
    expect(
      sheetHead(form, zone)
        .map((cell) => cell?.value)
        .slice(0, 3),
    ).toEqual(['Received (Europe/Berlin)', 'Your name', 'Phone'])
    // 00:30:05 of 2 July in Berlin, 46,205 days after spreadsheets begin; an hour less in winter.
    expect(row({})[0]).toEqual({ value: 46_205 + 1_805 / 86_400, format: 'yyyy-mm-dd hh:mm:ss' })
    expect(row({}, '2026-12-31T23:30:00Z')[0]?.value).toBeCloseTo(46_388 + 0.5 / 24, 9)
  })

  it('has the headings that are not the form’s own in the language of who exports, as a CSV has', () => {
    const headings = { ...englishHeadings, received: 'Eingegangen', other: 'Weiteres', id: '=ID' }
    const [head = []] = sheetOf(form, [], { zone, headings })
    expect(head.map((cell) => cell?.value)).toEqual([
      'Eingegangen (Europe/Berlin)',
      ...form.fields.map(({ label }) => label),
      ...['Weiteres', '=ID', 'Receipt'],
    ])
    const csv = csvHead(form, [], { labels: true, separator: 'comma', headings })
    expect(csv.slice(0, 2)).toEqual(["'=ID", 'Eingegangen (UTC)'])
    expect(csv.at(-1)).toBe('Weiteres')
  })

  it('has cells of types, and text that stays text', () => {
    const fields = {
      name: '=1+1',
      phone: '+4930123',
      topic: ['a', 'b'],
      count: 7,
      price: '12.50',
      day: '2026-11-02',
      yes: true,
    }
    expect(cells(fields)).toEqual([
      { value: '=1+1', format: '@' },
      { value: '+4930123', format: '@' },
      { value: 'Sales; b', format: '@' },
      { value: 7 },
      { value: 12.5, format: '0.00' },
      { value: 46_328, format: 'yyyy-mm-dd' },
      { value: true },
    ])
    expect(cells({ price: '1234567890123456.78', count: 'many', day: 'soon', yes: 'x', gone: 1 })).toEqual([
      null,
      null,
      null,
      { value: 'many', format: '@' },
      { value: '1234567890123456.78', format: '@' },
      { value: 'soon', format: '@' },
      { value: 'x', format: '@' },
    ])
    expect(row({ gone: 1 })[8]?.value).toContain('"gone":1')
  })

  it('takes 64 KB, controls and half characters, and any title', async () => {
    const [name] = cells({ name: 'é'.repeat(65_536) })
    expect([String(name?.value).length, String(name?.value).endsWith('… (cut)')]).toEqual([32_767, true])
    expect(cells({ name: '\u0000_x0041_\ud800' })[0]?.value).toBe('\ufffd_x005F_x0041_\ufffd')
    expect([sheetName('a/b: [c]?'), sheetName("''"), sheetName('x'.repeat(40)).length]).toEqual([
      'a b   c',
      'Submissions',
      31,
    ])
    const bytes = await workbook('Contact', [sheetHead(form, zone), row({ name: '<b>&\u202e' })])
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
  })
})
