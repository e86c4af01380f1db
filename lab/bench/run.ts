/**
 * `npm run bench`: compares DynamoSync with the usual alternatives. Writes docs/evidence/performance.md, its chart
 * and its data, unless the run is quick or leaves rows out.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chart } from './support/chart.ts'
import { pageOf } from './support/report.ts'
import { cold, conformance, flags, warm } from './support/measure.ts'
import { machine } from './support/machine.ts'
import { summary } from './support/summary.ts'
import { tableOf } from './support/report-tables.ts'
import { bundleSubmit } from '../../infra/bundle/bundle.ts'
import { buildRows } from './support/rows.ts'
import { validation } from './support/validation.ts'

const help = `npm run bench -- [options]

  --quick          fewer rounds, less than three minutes; writes no files
  --rows a,b       only these rows of lab/bench/rows; writes no files
  --rounds n       rounds of cold starts (40)
  --json           prints the data instead of the tables
  --help           shows this help

Close other programs first, as they distort the measurements. Without --quick, it takes about ten minutes.
`

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rows: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const baseline = 'client-dynamodb'

const measure = async () => {
  const wanted = values.rows?.split(',')
  await bundleSubmit({ folder: './src', extension: 'ts' }, 'dist/lambda/submit')
  const rows = await buildRows((name) => wanted === undefined || name === baseline || wanted.includes(name))
  const before = machine()
  const quick = values.quick
  const rounds = Number(values.rounds ?? (quick ? 20 : 40))
  return summary(rows, baseline, {
    machine: before,
    conformance: await conformance(rows),
    cold: await cold(rows, rounds),
    flagged: await cold(rows, rounds, flags),
    warm: await warm(
      rows,
      quick ? 2 : 7,
      quick
        ? { warmUp: 1000, single: 1000, crowd: 1000, total: 10_000 }
        : { warmUp: 2000, single: 2000, crowd: 2000, total: 10_000 },
    ),
    validation: await validation(quick ? 2 : 5),
  })
}

if (values.help) console.log(help)
else {
  const data = await measure()
  console.log(values.json ? JSON.stringify(data, undefined, 2) : tableOf(data))
  if (!values.quick && values.rows === undefined) {
    const docs = join(import.meta.dirname, '..', '..', 'docs', 'evidence')
    await writeFile(join(docs, 'performance.json'), `${JSON.stringify(data, undefined, 2)}\n`)
    await writeFile(join(docs, 'performance.svg'), chart(data))
    await writeFile(join(docs, 'performance.md'), pageOf(data))
  }
}
