import * as E from 'fp-ts/lib/Either.js'
import { beFrugal } from '../../../adapters/system/frugal.js'
import { partFile, type PartFile, type PartObstacle } from '../../../adapters/system/part-file.js'
import { sha256, systemClock, systemStamper } from '../../../adapters/system/stamper.js'
import { type Encoding, NotText } from '../../../adapters/system/text-lines.js'
import { progress } from '../../../adapters/terminal/progress.js'
import type { AnyForm } from '../../../domain/form/form.js'
import { importSubmissions } from '../../use-cases/import-submissions.js'
import { recountDays } from '../../use-cases/reading/recount-days.js'
import { deadlineBy } from '../../wiring/on-repository.js'
import { formFrom } from '../forms-module.js'
import { type Ended, type Import, importAll, isExport } from './importing.js'
import { type Mapping, mappingOf, missingIn } from './mapping.js'
import type { RefusedRow } from './refused-rows.js'
import { columnLines, refusedLine, reportOf, totalsLines } from './report.js'
import { type Source, sourceAt } from './source.js'
import { begun, Tally } from './tally.js'
import { interruption } from '../interrupt.js'
import { exit, note, print, safe } from '../output.js'
import { type FormPlace, repositoryAt } from '../place.js'
import { resumable, sayResumed } from '../resuming.js'

/** Options of the command. */
export interface ImportOptions extends FormPlace {
  readonly map?: readonly string[]
  readonly dryRun?: boolean
  readonly keepDuplicates?: boolean
  readonly encoding?: Encoding
  readonly refused?: string
  readonly restart?: boolean
  readonly json?: boolean
}

/** Maximum refused rows shown; the file has all of them. */
const mostShown = 20

const refusedPath = (file: string, { kind }: Source): string =>
  `${file.replace(/\.[^./\\]*$/, '')}.refused.${kind}`

const sentences: Readonly<Record<PartObstacle, (path: string) => string>> = {
  'another-job': (path) =>
    `${path}.part belongs to another import, or the file has changed; --restart starts again and stores nothing twice`,
  'in-use': (path) =>
    `another import seems to be writing ${path}.part; if none is, remove ${path}.part.json and pass --restart`,
  'in-the-way': (path) => `${path}.part exists and does not belong to an import; --restart replaces it`,
}

/** Identifies an import, so that only the same one resumes its files. */
const jobOf = (
  place: string,
  source: Source,
  { form, map, keepDuplicates, encoding }: ImportOptions,
): string =>
  JSON.stringify(['import', place, form, source.size, source.changed, { map, keepDuplicates, encoding }])

const sinkAt = async (path: string, job: string, restart = false): Promise<PartFile> => {
  const sink = await partFile(path, job, restart).catch((cause: unknown) => {
    throw new Error(`${path} cannot be written: ${cause instanceof Error ? cause.message : 'unknown'}`)
  })
  if (typeof sink === 'string') throw new Error(sentences[sink](path))
  return sink
}

const startIn = ({ place }: PartFile): Tally => {
  const kept = place === undefined || place === '' ? undefined : Tally.decode(JSON.parse(place))
  return kept !== undefined && E.isRight(kept) ? kept.right : begun(systemClock())
}

/** @throws if a file is for another form, or has no column for a required field */
const checkColumns = (form: AnyForm, source: Source, mapping: Mapping, file: string): void => {
  if (isExport(source)) return
  const taken = [...mapping.values()].filter(({ _tag }) => _tag === 'Field')
  const has = `the file’s columns are: ${source.columns.join(', ')}`
  if (taken.length === 0)
    throw new Error(
      `no column of ${file} is for a field of “${form.name}” (${Object.keys(form.fields).join(', ')}); ${has}; use --map "column=field"`,
    )
  const missing = missingIn(form, mapping)
  if (missing.length > 0)
    throw new Error(
      `${file} has no column for ${missing.join(', ')}, which “${form.name}” requires; ${has}; use --map "column=field"`,
    )
}

/** Checks the options and the file, and opens everything that the import needs. */
const prepared = async (file: string, options: ImportOptions) => {
  if (options.api !== undefined)
    throw new Error('import cannot write to an API; pass --table or --store instead of --api')
  const form = await formFrom(options.forms, options.form)
  const source = await sourceAt(file, options.encoding)
  const mapping = isExport(source) ? new Map() : mappingOf(form, source.columns, options.map)
  checkColumns(form, source, mapping, file)
  return { form, source, mapping, at: await repositoryAt(options) }
}

type Checked = Awaited<ReturnType<typeof prepared>>

const importOf = (
  { form, source, mapping, at }: Checked,
  options: ImportOptions,
  { now }: Tally,
): Omit<Import, 'onBatch' | 'onRefused' | 'isStopped'> => {
  const deadline = deadlineBy(systemClock)
  const { repository, told } = at
  return {
    form,
    source,
    mapping,
    told,
    preparing: { form, digest: sha256, stamper: systemStamper({ clock: systemClock }), now },
    keepsDuplicates: options.keepDuplicates === true,
    store: (attempts) => importSubmissions({ repository, deadline })(attempts, options.dryRun === true),
  }
}

/** Runs to the end or to Ctrl-C, with a progress bar, and shows the first refused rows. */
const watched = async (
  job: Omit<Import, 'onBatch' | 'onRefused' | 'isStopped'>,
  options: ImportOptions,
  start: Tally,
): Promise<Ended & { readonly code: number | undefined }> => {
  const bar = progress(`${options.dryRun ? 'Reading' : 'Importing'} ${options.form}`, 'rows')
  const stop = interruption()
  const shown: RefusedRow[] = []
  try {
    const ended = await importAll(
      {
        ...job,
        onBatch: (tally, read) => bar.update(Math.min(1, read / job.source.size), reportOf(tally).rows),
        onRefused: (row) => {
          if (shown.length < mostShown) shown.push(row)
        },
        isStopped: () => stop.code() !== undefined,
      },
      start,
    )
    return { ...ended, code: stop.code() }
  } finally {
    bar.end()
    stop.end()
    for (const row of shown) (options.json ? note : print)(refusedLine(row))
  }
}

/** Recounts the days whose count is stored, as submissions may have been stored with a time in the past. */
const recount = async ({ at, form }: Checked, { days }: Tally): Promise<void> => {
  if (at.dayCounts === undefined || days.length === 0) return
  const { repository, dayCounts, told } = at
  const counted = await recountDays({ repository, dayCounts, deadline: deadlineBy(systemClock) })(form, days)
  if (E.isLeft(counted)) throw new Error(told(counted.left).message)
}

const finish = async (checked: Checked, sink: PartFile | undefined, tally: Tally): Promise<void> => {
  if (sink === undefined) return
  await recount(checked, tally)
  await (tally.refused === 0 ? sink.drop() : sink.finish())
}

const report = (options: ImportOptions, checked: Checked, tally: Tally, path: string | undefined): void => {
  const refusedFile = path !== undefined && tally.refused > 0 ? path : undefined
  if (options.json) print(safe({ form: options.form, ...reportOf(tally), refusedFile }))
  else
    for (const line of totalsLines(tally, { ...options, refusedFile, place: checked.at.place })) print(line)
}

const brokenOff = async (sink: PartFile | undefined, sentence: string): Promise<string> =>
  (await sink?.close()) === true ? resumable(sentence) : sentence

const perform = async (
  checked: Checked,
  options: ImportOptions,
  path: string | undefined,
): Promise<number> => {
  const sink =
    path === undefined
      ? undefined
      : await sinkAt(path, jobOf(checked.at.place, checked.source, options), options.restart)
  const start = sink === undefined ? begun(systemClock()) : startIn(sink)
  if (start.line > 0) sayResumed(reportOf(start).rows)
  try {
    const { tally, isWhole, code } = await watched(
      { ...importOf(checked, options, start), sink },
      options,
      start,
    )
    if (!isWhole) {
      note(await brokenOff(sink, `Stopped after line ${tally.line}.`))
      return code ?? exit.trouble
    }
    await finish(checked, sink, tally)
    report(options, checked, tally, path)
    return tally.refused > 0 ? exit.findings : exit.fine
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'unknown'
    const said = cause instanceof NotText ? `the file cannot be read: ${message}` : message
    throw new Error(await brokenOff(sink, said), { cause })
  }
}

/** Imports a file. @throws an error with the trouble's message */
export const runImport = async (file: string, options: ImportOptions): Promise<number> => {
  beFrugal()
  const checked = await prepared(file, options)
  if (!options.json) for (const line of columnLines(checked, file)) print(line)
  const path = options.dryRun ? undefined : (options.refused ?? refusedPath(file, checked.source))
  return perform(checked, options, path)
}
