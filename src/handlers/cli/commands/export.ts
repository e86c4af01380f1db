import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { beFrugal } from '../../../adapters/system/frugal.js'
import { systemClock } from '../../../adapters/system/stamper.js'
import type { PartFile } from '../../../adapters/system/part-file.js'
import { type Progress, progress } from '../../../adapters/terminal/progress.js'
import { byteOrderMark, csvColumns } from '../../../domain/reading/csv.js'
import { allStates } from '../../../domain/submission/waiting.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import type { OwnerQuery } from '../../../domain/reading/read-query.js'
import { sinkAt } from '../export-sink.js'
import { interruption } from '../interrupt.js'
import { counted, exit, note, print, safe } from '../output.js'
import { formNamed, type FormPlace, storeAt, withForm, withPlace } from '../place.js'
import { resumable, sayResumed } from '../resuming.js'
import { conditionsIn, gathered } from '../where.js'
import { exportFormats, type FormatName } from '../export-text.js'

interface ExportOptions extends FormPlace {
  readonly format: FormatName
  readonly out?: string
  readonly from?: string
  readonly to?: string
  readonly order: string
  readonly where?: readonly string[]
  readonly state?: string
  readonly bom?: boolean
  readonly restart?: boolean
  readonly json?: boolean
}

/** How far an export has come; what a broken-off one goes on from. */
interface Checkpoint {
  readonly cursor?: string | undefined
  readonly rows: number
  /** The ids of those that cannot be read and are left out. */
  readonly unreadable: readonly string[]
  /** Where it ends, fixed when it began: what arrives meanwhile is for the next one. */
  readonly to: string
}

/** What an export is, so that no other one goes on with its file. */
const jobOf = (store: OwnerStore, form: FormSummary, options: ExportOptions): string => {
  const { format, from, to, order, where, bom, state } = options
  return JSON.stringify([
    store.place,
    form.name,
    csvColumns(form),
    { format, from, to, order, where, bom, state },
  ])
}

const checkpointIn = ({ place }: PartFile, { to }: ExportOptions): Checkpoint =>
  place === undefined || place === ''
    ? { rows: 0, unreadable: [], to: to ?? new Date(systemClock()).toISOString() }
    : (JSON.parse(place) as Checkpoint)

/** A bar would be among the rows where both are on the terminal. */
const barFor = ({ out, form }: ExportOptions): Progress =>
  out === undefined && process.stdout.isTTY
    ? { update: () => undefined, end: () => undefined }
    : progress(`Exporting ${form}`, 'written')

const timeIn = (rows: readonly Pick<SubmissionAnswer, 'receivedAt'>[], at: 0 | -1): number | undefined => {
  const row = rows.at(at)
  return row === undefined ? undefined : Date.parse(row.receivedAt)
}

/** What an export consists of, once everything is checked. */
interface Job {
  readonly store: OwnerStore
  readonly form: FormSummary
  readonly sink: PartFile
  readonly options: ExportOptions
}

/** What was written, and whether that is all. */
interface Written extends Pick<Checkpoint, 'rows' | 'unreadable'> {
  readonly isWhole: boolean
}

/** What a file begins with; nothing where it is gone on with. */
const headOf = ({ form, options: { bom = false, format } }: Job, { cursor }: Checkpoint): string =>
  cursor === undefined ? `${bom ? byteOrderMark : ''}${exportFormats[format].head(form)}` : ''

/** Writes page after page. */
const write = async (job: Job, start: Checkpoint, isStopped: () => boolean): Promise<Written> => {
  const { store, form, sink, options } = job
  const conditions = conditionsIn(form, options.where)
  const { order, from, state } = options
  const query: OwnerQuery = { order, from, state, to: start.to, cursor: start.cursor }
  const end = await endOf(job, query)
  const bar = barFor(options)
  let head = headOf(job, start)
  let { rows, unreadable } = start
  let first: number | undefined
  try {
    for await (const page of store.whole(form.name, query)) {
      if (E.isLeft(page)) throw new Error(page.left.message)
      const { submissions, unreadable: damaged = [], cursor } = page.right
      const wanted = submissions.filter(({ fields }) => conditions.every(({ holds }) => holds(fields)))
      await sink.append(`${head}${exportFormats[options.format].rows(form, wanted)}`)
      head = ''
      rows += wanted.length
      unreadable = [...unreadable, ...damaged]
      first ??= timeIn(submissions, 0)
      bar.update(shareOf(timeIn(submissions, -1), first, end), rows)
      if (cursor === undefined) continue
      await sink.commit(JSON.stringify({ cursor, rows, unreadable, to: start.to } satisfies Checkpoint))
      if (isStopped()) return { rows, unreadable, isWhole: false }
    }
  } finally {
    bar.end()
  }
  return { rows, unreadable, isWhole: true }
}

/** When the last row of all was received, so that there is a way to be part of. One call more, of one row. */
const endOf = async ({ store, form }: Job, query: OwnerQuery): Promise<number | undefined> => {
  const order = query.order === 'newest' ? 'oldest' : 'newest'
  const page = await store.list(form.name, { ...query, order, limit: '1', cursor: undefined })()
  return E.isRight(page) ? timeIn(page.right.submissions, 0) : undefined
}

/** How far a time is on the way between two others, whichever is the later one. */
const shareOf = (at: number | undefined, first: number | undefined, end: number | undefined): number => {
  if (at === undefined || first === undefined || end === undefined) return 0
  return end === first ? 1 : Math.min(1, Math.max(0, (at - first) / (end - first)))
}

const report = ({ form, options }: Job, { rows, unreadable }: Written): void => {
  const { out, json } = options
  const where = out === undefined ? '' : ` to ${out}`
  for (const id of unreadable) note(`${id} cannot be read and is left out.`)
  if (json) (out === undefined ? note : print)(safe({ form: form.name, rows, out }))
  else note(`${counted(rows)} of ${form.name} written${where}.`)
}

/** A sentence, and what becomes of what was written so far. */
const brokenOff = async ({ sink }: Job, sentence: string): Promise<string> =>
  (await sink.close()) ? resumable(sentence) : sentence

const perform = async (job: Job): Promise<number> => {
  const { sink, options } = job
  const start = checkpointIn(sink, options)
  if (start.cursor !== undefined) sayResumed(start.rows)
  const stop = interruption()
  try {
    const written = await write(job, start, () => stop.code() !== undefined)
    if (!written.isWhole) {
      note(await brokenOff(job, `Stopped after ${counted(written.rows)}.`))
      return stop.code() ?? exit.trouble
    }
    await sink.finish()
    report(job, written)
    return written.unreadable.length > 0 ? exit.findings : exit.fine
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'unknown'
    throw new Error(await brokenOff(job, message), { cause })
  } finally {
    stop.end()
  }
}

const runExport = async (options: ExportOptions): Promise<number> => {
  beFrugal()
  const store = await storeAt(options)
  const form = await formNamed(store, options.form)
  conditionsIn(form, options.where)
  const sink = await sinkAt(options.out, jobOf(store, form, options), options.restart === true)
  if (!sink.isWhole) return perform({ store, form, sink, options })
  await sink.finish()
  note(`${options.out ?? ''} was whole already; it only wanted its name.`)
  return exit.fine
}

/** Adds `export`. */
export const addExport = (program: Command, done: (code: number) => void): void => {
  const formats = new Option('--format <name>', 'how to write them').choices(Object.keys(exportFormats))
  const orders = new Option('--order <order>', 'which come first').choices(['oldest', 'newest'])
  const command = withForm(
    program.command('export').description('Write all submissions of a form to a file.'),
  )
    .addOption(formats.default('csv'))
    .option('--out <file>', 'the file; without it, standard output')
    .option(
      '--from <time>',
      'no earlier than this: 2026-11-22, its first moment in UTC, or 2026-11-22T18:00Z',
    )
    .option('--to <time>', 'earlier than this; by default, than now')
    .addOption(orders.default('oldest'))
    .option('--where <field=value>', 'those that have this value; may be repeated', gathered)
    .addOption(new Option('--state <state>', 'open ones by default, or what waits').choices(allStates))
    .option('--bom', 'begin with a byte order mark, by which Excel knows UTF-8')
    .option('--restart', 'begin anew where an earlier export to this file was broken off')
    .option('--json', 'say how many were written as a JSON object')
  withPlace(command)
    .addHelpText('after', help)
    .action(async (options: ExportOptions) => done(await runExport(options)))
}

const help = `
A file is written as <file>.part and gets its name when it is whole. Broken off, by Ctrl-C, an expired token or a
crash, it is gone on with by the same command.

CSV is RFC 4180. What a spreadsheet would run as a formula has an apostrophe before it. NDJSON has each submission as
the API answers it, on a line of its own. On a terminal control characters are shown as \u001b and do nothing.

Exit status: 0 all written, 1 all but what cannot be read, which is named, 2 it could not be done, 130 stopped by Ctrl-C.

Example: dynamosync export --form contact --out contact.csv`
