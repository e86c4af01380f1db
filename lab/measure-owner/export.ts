import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measurement, Place } from './measurement.js'

/** Resources used by one export. */
interface Taken {
  readonly rows: number
  readonly seconds: number
  /** Peak resident memory of its process, in MB. */
  readonly resident: number
}

/** Makes the process report its peak resident memory at exit; Node counts in KiB. */
const telling =
  'data:text/javascript,import{writeSync}from"node:fs";' +
  'process.on("exit",()=>writeSync(2,`resident:${process.resourceUsage().maxRSS}\\n`))'

/** The command as a user runs it, including process start. */
const exported = async ({ form, table, endpoint }: Place, ...options: readonly string[]): Promise<Taken> => {
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-export-'))
  const out = join(folder, 'export.csv')
  const place = ['--form', form, '--table', table, '--endpoint', endpoint, '--out', out]
  try {
    const began = performance.now()
    const child = spawn(
      process.execPath,
      ['--import', telling, 'dist/local/cli.mjs', 'export', ...place, ...options],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const code = await new Promise((resolve) => child.on('close', resolve))
    const seconds = (performance.now() - began) / 1_000
    if (code !== 0) throw new Error(`the export failed: ${said}`)
    const lines = (await readFile(out, 'utf8')).split('\r\n')
    return { rows: lines.length - 2, seconds, resident: Number(/resident:(\d+)/.exec(said)?.[1]) / 1_024 }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const leastRate = 2_000
const mostResident = 200
const mostTimes = 2.2

const count = (n: number): string => Math.round(n).toLocaleString('en')

/** Exports all submissions as CSV by the command, directly from the table. */
export const exportAll: Measurement = async (place) => {
  const { rows, seconds, resident } = await exported(place)
  if (rows !== place.rows) throw new Error(`${rows} rows were exported, not ${place.rows}`)
  return {
    what: `export to CSV, ${count(rows)} submissions`,
    measured: `${count(rows / seconds)} rows/s, ${resident.toFixed(0)} MB resident`,
    target: `≥ ${count(leastRate)} rows/s, < ${mostResident} MB`,
    met: rows / seconds >= leastRate && resident < mostResident,
  }
}

/** Exports half of them, then all: a cost per row that grows would show. */
export const exportTwice: Measurement = async (place) => {
  const middle = new Date(place.filledAt - place.span / 2).toISOString()
  const half = await exported(place, '--to', middle)
  const all = await exported(place)
  const times = all.seconds / half.seconds
  return {
    what: `export of ${count(all.rows)} submissions, compared with ${count(half.rows)}`,
    measured: `${times.toFixed(2)} × the time`,
    target: `≤ ${mostTimes} × for twice the rows`,
    met: times <= mostTimes,
  }
}
