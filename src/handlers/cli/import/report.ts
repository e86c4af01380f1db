import { visible } from '../../../domain/kernel/visible.js'
import { isExport } from './importing.js'
import type { Mapping, Meaning } from './mapping.js'
import type { RefusedRow } from './refused-rows.js'
import type { Source } from './source.js'
import { rowsIn, type Tally } from './tally.js'

/** Line number of a refused row, and the reason. */
export const refusedLine = ({ source: { line }, why }: RefusedRow): string => visible(`line ${line}: ${why}`)

/** Numbers of rows by result, for programs. */
export const reportOf = (tally: Tally) => {
  const { stored, there, duplicates, refused } = tally
  return { rows: rowsIn(tally), stored, there, duplicates, refused }
}

const meaningText = (meaning: Meaning): string => {
  switch (meaning._tag) {
    case 'Field':
      return meaning.name
    case 'Time':
      return '(when it was received)'
    case 'Note':
      return '(of an earlier import; left out)'
    case 'Out':
      return '(no field; left out)'
  }
}

const aligned = (pairs: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.min(60, Math.max(...pairs.map(([left]) => left.length)))
  return pairs.map(([left, right]) => visible(`  ${left.padEnd(width)}  ${right}`))
}

/** The field of each column. */
export const columnLines = (
  { source, mapping }: { readonly source: Source; readonly mapping: Mapping },
  file: string,
): readonly string[] =>
  isExport(source)
    ? [`${visible(file)} is an export: ids, times and receipts are kept.`]
    : aligned([
        ['Column', 'Field'],
        ...[...mapping].map(([name, meaning]) => [name, meaningText(meaning)] as const),
      ])

/** Options that the report depends on. */
export interface Reporting {
  readonly form: string
  readonly place: string
  readonly dryRun?: boolean | undefined
  readonly refusedFile?: string | undefined
}

/** Numbers of rows by result; in a trial, the expected numbers. */
export const totalsLines = (
  tally: Tally,
  { form, place, dryRun, refusedFile }: Reporting,
): readonly string[] => {
  const { rows, stored, there, duplicates, refused } = reportOf(tally)
  return [
    ...aligned([
      ['Rows', String(rows)],
      [dryRun ? 'would be stored' : 'stored', String(stored)],
      ['stored before', String(there)],
      ['the same as an earlier line', String(duplicates)],
      ['refused', String(refused)],
    ]),
    ...(refusedFile === undefined
      ? []
      : [`The refused rows are in ${visible(refusedFile)}: correct and import them.`]),
    ...(dryRun ? [`Nothing was stored (form “${form}”, ${place}).`] : []),
  ]
}
