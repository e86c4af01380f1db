import * as E from 'fp-ts/lib/Either.js'
import { systemClock } from '../../../adapters/system/stamper.js'
import type { PartFile } from '../../../adapters/system/part-file.js'
import { type Progress, progress } from '../../../adapters/terminal/progress.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'
import { byteOrderMark, namesNoLongerAsked } from '../../../domain/reading/csv.js'
import type { OwnerQuery } from '../../../domain/reading/read-query.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { note } from '../output.js'
import type { FormPlace } from '../place.js'
import { conditionsIn } from '../where.js'
import { plainStyle, type SeparatorName, separatorIn } from '../../../domain/reading/csv-style.js'
import { type ExportFormat, exportFormats, type FormatName, type TextStyle } from './text.js'

/** Options of the command. */
export interface ExportOptions extends FormPlace {
  readonly format: FormatName | 'xlsx'
  readonly labels?: boolean
  readonly separator?: SeparatorName
  /** IANA name of the time zone of a workbook's times. */
  readonly zone?: string
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

/** Progress of an export, from which an interrupted one resumes. */
export interface Checkpoint {
  readonly cursor?: string | undefined
  readonly rows: number
  /** Ids of unreadable submissions, which are left out. */
  readonly unreadable: readonly string[]
  /** Ids of the unreadable submissions that a newer version of DynamoSync wrote. */
  readonly newer: readonly string[]
  /** Names of fields that the form no longer has, one column each. */
  readonly gone: readonly string[]
  /** Names of such fields in the rows written so far, with or without a column. */
  readonly seen: readonly string[]
  /** Fixed end of the export: later submissions belong to the next one. */
  readonly to: string
}

/** The saved progress of an export, or its beginning. */
export const checkpointIn = ({ place }: PartFile, { to }: ExportOptions): Checkpoint => {
  const fresh = {
    rows: 0,
    unreadable: [],
    newer: [],
    gone: [],
    seen: [],
    to: to ?? new Date(systemClock()).toISOString(),
  }
  return place === undefined || place === '' ? fresh : { ...fresh, ...(JSON.parse(place) as Checkpoint) }
}

/** A progress bar, unless rows are written to the same terminal. */
const barFor = ({ out, form }: ExportOptions): Progress =>
  out === undefined && process.stdout.isTTY
    ? { update: () => undefined, end: () => undefined }
    : progress(`Exporting ${form}`, 'written')

const timeIn = (rows: readonly Pick<SubmissionAnswer, 'receivedAt'>[], at: 0 | -1): number | undefined => {
  const row = rows.at(at)
  return row === undefined ? undefined : Date.parse(row.receivedAt)
}

/** A checked export. */
export interface Job {
  readonly store: OwnerStore
  readonly form: FormSummary
  readonly sink: PartFile
  readonly options: ExportOptions
}

/** Result of an export: what was written, and whether it is complete. */
export interface Written extends Pick<Checkpoint, 'rows' | 'unreadable' | 'newer' | 'seen'> {
  readonly isWhole: boolean
}

/** Text format of an export; a workbook has none. */
const formatOf = ({ format }: ExportOptions): ExportFormat =>
  exportFormats[format === 'xlsx' ? 'csv' : format]

/**
 * Style of an export: field names and commas, for programs; with `--labels`, labels and the delimiter that spreadsheets
 * in the form's language expect.
 */
const styleOf = ({ form, options }: Job, gone: readonly string[]): TextStyle => {
  const { labels = false, separator = labels ? separatorIn(form.lang) : plainStyle.separator } = options
  return { labels, separator, gone }
}

/** Header of a file; empty if the file is resumed. */
const headOf = (job: Job, { cursor, gone }: Checkpoint): string => {
  const { form, options } = job
  if (cursor !== undefined) return ''
  return `${options.bom ? byteOrderMark : ''}${formatOf(options).head(form, styleOf(job, gone))}`
}

/** Writes page after page. */
const write = async (job: Job, start: Checkpoint, isStopped: () => boolean): Promise<Written> => {
  const { store, form, sink, options } = job
  const conditions = conditionsIn(form, options.where)
  const { order, from, state } = options
  const query: OwnerQuery = { order, from, state, to: start.to, cursor: start.cursor }
  const end = await endOf(job, query)
  const bar = barFor(options)
  let head = headOf(job, start)
  let { rows, unreadable, newer, seen } = start
  let first: number | undefined
  try {
    for await (const page of store.whole(form.name, query)) {
      if (E.isLeft(page)) throw new Error(page.left.message)
      const { submissions, unreadable: damaged = [], newer: fresh = [], cursor } = page.right
      const wanted = submissions.filter(({ fields }) => conditions.every(({ holds }) => holds(fields)))
      await sink.append(`${head}${formatOf(options).rows(form, wanted, styleOf(job, start.gone))}`)
      head = ''
      rows += wanted.length
      seen = [...new Set([...seen, ...namesNoLongerAsked(form, wanted)])]
      unreadable = [...unreadable, ...damaged]
      newer = [...newer, ...fresh]
      first ??= timeIn(submissions, 0)
      bar.update(shareOf(timeIn(submissions, -1), first, end), rows)
      if (cursor === undefined) continue
      await sink.commit(
        JSON.stringify({ ...start, cursor, rows, unreadable, newer, seen } satisfies Checkpoint),
      )
      if (isStopped()) return { rows, unreadable, newer, seen, isWhole: false }
    }
  } finally {
    bar.end()
  }
  return { rows, unreadable, newer, seen, isWhole: true }
}

/**
 * Writes a whole export. If later rows have fields that the form no longer has, a file is rewritten with their columns;
 * standard output cannot be rewritten, so all submissions are read for their columns first.
 */
export const writeWhole = async (job: Job, begun: Checkpoint, isStopped: () => boolean): Promise<Written> => {
  const { sink, options } = job
  const { hasColumns } = formatOf(options)
  if (options.out === undefined)
    return write(job, hasColumns ? { ...begun, gone: await goneIn(job, begun) } : begun, isStopped)
  const written = await write(job, begun, isStopped)
  const hasAll = written.seen.every((name) => begun.gone.includes(name))
  if (!hasColumns || !written.isWhole || hasAll) return written
  const again = { ...begun, cursor: undefined, rows: 0, unreadable: [], newer: [], gone: written.seen }
  await sink.empty(JSON.stringify(again satisfies Checkpoint))
  note(`Earlier versions of the form also asked for ${written.seen.join(', ')}; adding columns.`)
  return write(job, again, isStopped)
}

/** Names of fields that submissions have and the form no longer has. */
const goneIn = async ({ store, form, options }: Job, { to }: Checkpoint): Promise<readonly string[]> => {
  const { order, from, state } = options
  const gone = new Set<string>()
  for await (const page of store.whole(form.name, { order, from, state, to })) {
    if (E.isLeft(page)) throw new Error(page.left.message)
    for (const name of namesNoLongerAsked(form, page.right.submissions)) gone.add(name)
  }
  return [...gone]
}

/** Time of receipt of the last row, for the progress bar; costs one call for one row. */
const endOf = async ({ store, form }: Job, query: OwnerQuery): Promise<number | undefined> => {
  const order = query.order === 'newest' ? 'oldest' : 'newest'
  const page = await store.list(form.name, { ...query, order, limit: '1', cursor: undefined })()
  return E.isRight(page) ? timeIn(page.right.submissions, 0) : undefined
}

/** Position of a time between two others, in either order, from 0 to 1. */
const shareOf = (at: number | undefined, first: number | undefined, end: number | undefined): number => {
  if (at === undefined || first === undefined || end === undefined) return 0
  return end === first ? 1 : Math.min(1, Math.max(0, (at - first) / (end - first)))
}
