import { type Command, Option } from 'commander'
import { beFrugal } from '../../../adapters/system/frugal.js'
import { separators } from '../../../domain/reading/csv-style.js'
import { csvColumns } from '../../../domain/reading/csv.js'
import { allStates } from '../../../domain/submission/waiting.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { sinkAt } from '../export/sink.js'
import { exportFormats } from '../export/text.js'
import { exportWorkbook } from '../export/workbook.js'
import { checkpointIn, type ExportOptions, type Job, writeWhole, type Written } from '../export/write.js'
import { interruption } from '../interrupt.js'
import { counted, exit, note, print, safe } from '../output.js'
import { formNamed, storeAt, withForm, withPlace } from '../place.js'
import { resumable, sayResumed } from '../resuming.js'
import { conditionsIn, gathered, sayFormer } from '../where.js'
import { unreadableLines } from '../unreadable-text.js'

/** Identifies an export, so that only the same one resumes its file. */
const jobOf = (store: OwnerStore, form: FormSummary, options: ExportOptions): string => {
  const { format, from, to, order, where, bom, state, labels, separator } = options
  return JSON.stringify([
    store.place,
    form.name,
    csvColumns(form),
    { format, from, to, order, where, bom, state, labels, separator },
  ])
}

const report = ({ form, options }: Omit<Job, 'sink'>, { rows, ...others }: Written): void => {
  const { out, json } = options
  const where = out === undefined ? '' : ` to ${out}`
  for (const line of unreadableLines(others, ', and is left out.')) note(line)
  if (json) (out === undefined ? note : print)(safe({ form: form.name, rows, out }))
  else note(`${counted(rows)} of ${form.name} written${where}.`)
}

/** Adds to an error whether the rows written so far are kept. */
const brokenOff = async ({ sink }: Job, sentence: string): Promise<string> =>
  (await sink.close()) ? resumable(sentence) : sentence

const perform = async (job: Job): Promise<number> => {
  const { sink, options } = job
  const start = checkpointIn(sink, options)
  if (start.cursor !== undefined) sayResumed(start.rows)
  const stop = interruption()
  try {
    const written = await writeWhole(job, start, () => stop.code() !== undefined)
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

const asWorkbook = async (job: Omit<Job, 'sink'>): Promise<number> => {
  const written = await exportWorkbook(job)
  if (typeof written === 'number') return written
  report(job, written)
  return written.unreadable.length > 0 ? exit.findings : exit.fine
}

const runExport = async (options: ExportOptions): Promise<number> => {
  beFrugal()
  const store = await storeAt(options)
  const form = await formNamed(store, options.form)
  conditionsIn(form, options.where)
  sayFormer(form, options.where)
  if (options.format === 'xlsx') return asWorkbook({ store, form, options })
  const sink = await sinkAt(options.out, jobOf(store, form, options), options.restart === true)
  if (!sink.isWhole) return perform({ store, form, sink, options })
  await sink.finish()
  note(`${options.out ?? ''} was whole already; it only wanted its name.`)
  return exit.fine
}

/** Adds `export`. */
export const addExport = (program: Command, done: (code: number) => void): void => {
  const formats = new Option('--format <name>', 'how to write them').choices([
    ...Object.keys(exportFormats),
    'xlsx',
  ])
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
    .option('--labels', 'of CSV: labels of fields and choices in place of their names')
    .addOption(
      new Option('--separator <name>', 'of CSV: comma, or with --labels that of the form’s language').choices(
        Object.keys(separators),
      ),
    )
    .option('--zone <zone>', 'of XLSX: the time zone, such as Europe/Berlin; by default this machine’s')
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

CSV is RFC 4180. What a spreadsheet would run as a formula has an apostrophe before it. XLSX, for spreadsheets, has
cells of types, labels as headings, times in one named zone and never a formula; it needs --out and is written in one
piece. NDJSON has each submission as
the API answers it, on a line of its own. On a terminal control characters are shown as \u001b and do nothing.

Exit status: 0 all written, 1 all but what cannot be read, which is named, 2 it could not be done, 130 stopped by Ctrl-C.

Example: dynamosync export --form contact --out contact.csv`
