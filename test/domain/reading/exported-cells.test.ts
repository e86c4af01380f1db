import { expect, it } from '@jest/globals'
import { type AnyForm, boolean, choices, consent, form, integer, text } from '../../../src/domain/index.js'
import { csvCells, csvColumns } from '../../../src/domain/reading/csv.js'
import { exportedReadings } from '../../../src/domain/reading/exported-cells.js'
import { formView } from '../../../src/domain/reading/view.js'

const label = 'A'
const stored = { name: '=Ada', size: 7, days: ['sat'], more: true, terms: '1', code: '007', kept: 'x' }
const row = {
  id: 'a',
  receivedAt: '2026-11-22T18:00:00.000Z',
  formVersion: '1',
  receipt: '1-a',
  fields: stored,
}

const before = form('guests', {
  name: text({ label, maxLength: 100 }),
  size: integer({ label }),
  days: choices(['sat', 'sun'], { label }),
  more: boolean({ label }),
  terms: consent({ label, version: '1' }),
  code: text({ label, maxLength: 9 }),
  kept: text({ label, maxLength: 9 }),
})
const kept = { kept: text({ label, maxLength: 9 }) }
const size = integer({ label })
const changed: readonly (readonly [string, AnyForm])[] = [
  ['unchanged', before],
  ['with fields removed', form('guests', kept)],
  [
    'with fields renamed',
    form('guests', {
      ...kept,
      fullName: text({ label, maxLength: 9, was: ['name'] }),
      number: integer({ label, was: ['size'] }),
    }),
  ],
  [
    'with fields of other kinds',
    form('guests', { ...kept, size: text({ label, maxLength: 9 }), code: size }),
  ],
]

it.each(changed)('a row of an export is read by the form %s', (_, after) => {
  const view = formView(before)
  const cells = Object.fromEntries(csvCells(view, row).map((cell, at) => [csvColumns(view)[at] ?? '', cell]))
  expect([...exportedReadings(after, cells)].map(({ fields }) => fields)).toContainEqual(stored)
})
