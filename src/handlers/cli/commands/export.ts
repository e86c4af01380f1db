import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import { beFrugal } from '../../../adapters/system/frugal.js'
import { separators } from '../../../domain/reading/csv-style.js'
import { csvColumns } from '../../../domain/reading/csv.js'
import { allStates } from '../../../domain/submission/waiting.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { sinkAt } from '../export/sink.js'
import { exportFormats, type FormatName } from '../export/text.js'
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
  for (const line of unreadableLines(others, '; left out.')) note(line)
  if (json) (out === undefined ? note : print)(safe({ form: form.name, rows, out }))
  else note(`${counted(rows)} of ${form.name} written${where}.`)
}

/** Appends to an error message whether the rows written so far are kept. */
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

const formats = [...(Object.keys(exportFormats) as FormatName[]), 'xlsx'] as const

/** The format named by a file's extension; CSV if there is none, or another one. */
const formatBy = (out = ''): ExportOptions['format'] =>
  formats.find((format) => extname(out).toLowerCase() === `.${format}`) ?? 'csv'

/** The options as given, without a format if it follows from the file's name. */
type Given = Omit<ExportOptions, 'format'> & Partial<Pick<ExportOptions, 'format'>>

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
  note(`${options.out ?? ''} was already complete; renamed the .part file.`)
  return exit.fine
}

/** Adds `export`. */
export const addExport = (program: Command, done: (code: number) => void): void => {
  const orders = new Option('--order <order>', 'order of submissions').choices(['oldest', 'newest'])
  const command = withForm(
    program.command('export').description('Write all submissions of a form to a file.'),
  )
    .addOption(
      new Option(
        '--format <name>',
        'format of the file; by default that of its extension, otherwise csv',
      ).choices(formats),
    )
    .option('--out <file>', 'path of the file; by default standard output')
    .option('--from <time>', 'earliest time, inclusive: 2026-11-22 (from 00:00 UTC) or 2026-11-22T18:00Z')
    .option('--to <time>', 'latest time, exclusive; by default now')
    .addOption(orders.default('oldest'))
    .option('--where <field=value>', 'submissions with this value; may be repeated', gathered)
    .addOption(new Option('--state <state>', 'state of the submissions; open by default').choices(allStates))
    .option('--labels', 'CSV: labels of fields and choices instead of their names')
    .addOption(
      new Option(
        '--separator <name>',
        'CSV: separator; by default a comma, or with --labels the one usual in the form’s language',
      ).choices(Object.keys(separators)),
    )
    .option('--zone <zone>', 'XLSX: time zone, such as Europe/Berlin; by default this machine’s')
    .option('--bom', 'begin with a byte order mark, so that Excel recognises UTF-8')
    .option('--restart', 'start again instead of resuming an interrupted export')
    .option('--json', 'report, as a JSON object, how many submissions were written')
  withPlace(command)
    .addHelpText('after', help)
    .action(async ({ format, ...given }: Given) =>
      done(await runExport({ ...given, format: format ?? formatBy(given.out) })),
    )
}

const help = `
A file is written as <file>.part and renamed when it is complete. After Ctrl-C, an expired token or a crash, run the
same command again; it resumes after the last submission saved.

CSV follows RFC 4180; an apostrophe is put before values that a spreadsheet would run as formulas. XLSX has typed
cells, labels as headings, times in one named time zone and no formulas; it needs --out and is written in one piece.
NDJSON has one submission per line, as the API returns it. On a terminal, control characters are shown as \u001b and have no effect.

Exit status: 0 all written; 1 all written except unreadable ones, which are listed; 2 the export failed; 130 stopped by
Ctrl-C.

Example: dynamosync export --form contact --out contact.csv`
