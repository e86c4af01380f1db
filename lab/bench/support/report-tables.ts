import type { Result, Summary } from './summary.ts'
import type { Spread } from './statistics.ts'

/** A heading and rows of cells. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)
const ratio = ({ median, low, high }: Spread): string =>
  `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
const whole = ({ median, low, high }: Spread): string =>
  `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`

export const speedTable = ({ results }: Summary): Table => ({
  head: [
    'row',
    'KB min',
    'KB gzip',
    'cold, ratio',
    'under Lambda’s flags',
    'cold, ms',
    'cold, CPU ms',
    'warm, ratio',
    'warm, µs',
    '50 at once, µs',
    'MB held',
  ],
  rows: results.map(({ title, bytes, gzip, cold, warm, rss }) => [
    title,
    kilobytes(bytes),
    kilobytes(gzip),
    ratio(cold.ratio),
    ratio(cold.flagged),
    whole(cold.wall),
    whole(cold.cpu),
    ratio(warm.ratio),
    whole(warm.one),
    whole(warm.many),
    (rss / 1e6).toFixed(0),
  ]),
})

const units = ({ calls, writeUnits }: Result['conformance']['submission']): string =>
  `${calls} / ${writeUnits}`

export const costTable = ({ results }: Summary): Table => ({
  head: ['row', 'new: calls / units', 'replay', 'invalid', '$ gateway', '$ Lambda', '$ DynamoDB', '$ total'],
  rows: results.map(({ title, conformance: { submission, replay, invalid }, cost }) => [
    title,
    units(submission),
    units(replay),
    units(invalid),
    ...[cost.gateway, cost.lambda, cost.dynamodb, cost.total].map((each) => each.toFixed(2)),
  ]),
})

export const behaviourTable = ({ results }: Summary): Table => {
  const behaviours = Object.keys(results[0]?.conformance.results ?? {})
  return {
    head: ['behaviour', ...results.map(({ title }) => title)],
    rows: behaviours.map((behaviour) => [
      behaviour,
      ...results.map(({ conformance: { results: has } }) => (has[behaviour] === true ? 'yes' : '—')),
    ]),
  }
}

export const validationTable = ({ validation }: Summary): Table => ({
  head: ['validator', 'valid, µs', 'invalid, µs'],
  rows: Object.entries(validation)
    .sort(([, a], [, b]) => a.valid.median + a.invalid.median - b.valid.median - b.invalid.median)
    .map(([name, { valid, invalid }]) => [name, valid.median.toFixed(2), invalid.median.toFixed(2)]),
})

const widthsOf = ({ head, rows }: Table): number[] =>
  head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)))

/** A table in Markdown, its columns aligned. */
export const markdown = (table: Table): string => {
  const widths = widthsOf(table)
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(table.head), rule, ...table.rows.map(line)].join('\n')
}

/** All tables, for a terminal. */
export const tableOf = (data: Summary): string =>
  [
    ...[speedTable, costTable, behaviourTable, validationTable].map((each) => markdown(each(data))),
    `Load average of the machine at the start: ${data.machine.load} on ${data.machine.cores} cores.`,
  ].join('\n\n')
