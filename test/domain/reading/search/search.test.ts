import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { SearchedField } from '../../../../src/domain/reading/search/searched-texts.js'
import { searchFor } from '../../../../src/domain/reading/search/search.js'

const fields: readonly SearchedField[] = [
  { name: 'name', kind: 'text' },
  { name: 'topic', kind: 'choice', options: [{ value: 'a1', label: 'Überprüfung' }] },
  { name: 'price', kind: 'money' },
  { name: 'day', kind: 'date' },
  { name: 'time', kind: 'time' },
  { name: 'phone', kind: 'phone' },
  { name: 'consent', kind: 'consent' },
]

const finds = (typed: string, values: Readonly<Record<string, unknown>>) =>
  searchFor(fields, typed)?.({ id: 'abcdefghijklmnopqrstuvwxyz', fields: values })

describe('a search', () => {
  it.each([
    ['jose', 'José Núñez'],
    ['JOSÉ nun', 'Jose\u0301 Núñez'],
    ['strasse', 'Große Straße 1'],
    ['STRAẞE', 'strasse'],
    ['łodz', 'Łódź'],
    ['oresund', 'Øresund'],
    ['istanbul', 'İSTANBUL'],
    ['οδος', 'ΟΔΟΣ'],
    ['123', '١٢٣'],
    ['a-b', 'a–b'],
    ["o'neil", 'O’Neil'],
    ['hello', 'hel\u00adlo'],
    ['ｆｕｌｌ', 'Full'],
    ['*', '5 * 3'],
    ['\\', 'C:\\temp'],
    ['.', 'end.'],
    ['0171 2345', 'call 0171/23 45 please'],
    ['محمد', 'مُحَمَّد'],
  ])('finds %s in %s', (typed, stored) => {
    expect(finds(typed, { name: stored })).toEqual(['name'])
  })

  it.each([
    ['*', 'abc'],
    ['\\d', '5'],
    ['a.c', 'abc'],
    ['ada lovelace', 'ada'],
    ['%', '5'],
  ])('takes %s as it is, and does not find it in %s', (typed, stored) => {
    expect(finds(typed, { name: stored })).toBeUndefined()
  })

  it.each([
    ['1,234.50', { price: '1234.50' }],
    ['1.234,5', { price: '1234.50' }],
    ['1 234,50', { price: '1234.50' }],
    ['€12,50', { price: '12.50' }],
    ['2 nov 2026', { day: '2026-11-02' }],
    ['2. November', { day: '2026-11-02' }],
    ['02.11.2026', { day: '2026-11-02' }],
    ['11/2/2026', { day: '2026-11-02' }],
    ['2026-11', { day: '2026-11-02' }],
    ['2:30 pm', { time: '14:30' }],
    ['030 1234567', { phone: '+49301234567' }],
    ['+49 (0)30 123', { phone: '+49301234567' }],
    ['uberpruf', { topic: 'a1' }],
    ['17', { gone: [{ deep: 17 }] }],
    ['ada b', { name: 'Ada', gone: 'Byron' }],
    ['abcdefghij', { name: '' }],
  ])('finds %s, however it is stored', (typed, values) => {
    expect(finds(typed, values)).toBeDefined()
  })

  it('looks for nothing where nothing visible was typed, and not in what nobody typed', () => {
    expect(searchFor(fields, ' \u200b\u0301 ')).toBeUndefined()
    expect(finds('2026', { consent: '2026-11' })).toBeUndefined()
  })

  it('says where: every field that has a part of it', () => {
    expect(finds('ada a1', { name: 'Ada', topic: 'a1', day: '2020-01-01' })).toEqual(['name', 'topic'])
  })

  it('finds every text by any part of itself, and takes 10 kB of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        if (searchFor(fields, text) !== undefined) expect(finds(text, { name: text })).toEqual(['name'])
      }),
      { numRuns: 300 },
    )
    const long = 'é*\\ '.repeat(3_000)
    expect(finds(long, { name: long })).toEqual(['name'])
    expect(finds(`${long}x`, { name: long })).toBeUndefined()
  })
})
