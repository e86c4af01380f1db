import * as E from 'fp-ts/lib/Either.js'
import type { PartFile } from '../../../adapters/system/part-file.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../../domain/form/form.js'
import { canonical } from '../../../domain/kernel/canonical.js'
import type { Attempt } from '../../../domain/submission/submission.js'
import { exportColumns } from '../../../domain/reading/exported-cells.js'
import type { Trouble } from '../../../ports/owner-store.js'
import type { Imported } from '../../use-cases/import-submissions.js'
import { type Mapping, noteColumns } from './mapping.js'
import { type Prepared, preparedCells, preparedLine, preparedRow, type Preparing } from './row-attempt.js'
import { type RefusedRow, refusedHead, refusedText } from './refused-rows.js'
import type { Source, SourceRow } from './source.js'
import type { Tally } from './tally.js'

/** A checked import. */
export interface Import {
  readonly form: AnyForm
  readonly source: Source
  readonly mapping: Mapping
  readonly preparing: Preparing
  /** Whether to store identical rows of a file separately. */
  readonly keepsDuplicates: boolean
  readonly store: (attempts: readonly Attempt[]) => Promise<E.Either<RepositoryError, readonly Imported[]>>
  readonly told: (error: RepositoryError) => Trouble
  /** Destination of refused rows and of the tally; none in a trial. */
  readonly sink?: PartFile | undefined
  readonly onBatch: (tally: Tally, read: number) => void
  /** Called with each refused row; the command shows the first rows. */
  readonly onRefused: (row: RefusedRow) => void
  readonly isStopped: () => boolean
}

/** Whether a file was written by `export`. */
export const isExport = ({ kind, columns }: Pick<Source, 'kind' | 'columns'>): boolean =>
  (kind === 'csv' ? exportColumns : ['id', 'form', 'receivedAt', 'fields', 'receipt']).every((name) =>
    columns.includes(name),
  )

/** Rows stored at a time. */
const batchSize = 200

const dayLength = 86_400_000

const conflictText = (form: AnyForm, tag: Imported): string => {
  switch (tag) {
    case 'SubmissionDeleted':
      return 'it was erased less than 24 hours ago; import it again later'
    case 'KeyTaken':
      return `another submission with other values has the same ${form.naturalKey ?? 'id'}`
    default:
      return 'a submission with its id has other values; the row was probably imported before with another mapping'
  }
}

interface Waiting {
  readonly source: SourceRow
  readonly attempt: Attempt
}

const withoutNotes = (row: Fields): Fields =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => !Object.values<string>(noteColumns).includes(name)),
  )

const textCells = (row: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' ? cell : '']))

/** An earlier line with the same natural key, and whether its values are the same. */
interface Rival {
  readonly line: number
  readonly isSame: boolean
}

/** Counts of each content, and the line of each natural key, so far. */
const memory = ({ preparing, form }: Pick<Import, 'preparing' | 'form'>) => {
  const seen = new Map<string, number>()
  const natural = new Map<string, { readonly line: number; readonly fingerprint: string }>()
  return {
    /** Number of earlier rows with the same content. */
    count: (row: Fields): number => {
      const mark = preparing.digest(canonical(row)).slice(0, 24)
      const before = seen.get(mark) ?? 0
      seen.set(mark, before + 1)
      return before
    },
    /** The earlier line with the same natural key, if any. */
    rival: ({ submission: { id, fingerprint } }: Attempt, line: number): Rival | undefined => {
      if (form.naturalKey === undefined) return undefined
      const earlier = natural.get(id)
      if (earlier === undefined) natural.set(id, { line, fingerprint })
      return earlier === undefined
        ? undefined
        : { line: earlier.line, isSame: earlier.fingerprint === fingerprint }
    },
  }
}

const preparedBy = ({ source, preparing, mapping }: Import, row: Fields, before: number): Prepared => {
  if (source.kind === 'csv' && isExport(source)) return preparedCells(preparing, textCells(row))
  const line = source.kind === 'ndjson' ? preparedLine(preparing, row) : undefined
  return line ?? preparedRow(preparing, { mapping, row, before })
}

/** The next batch. */
const batchOf = (job: Import, start: Tally) => {
  let tally = start
  let waiting: Waiting[] = []
  let refused: RefusedRow[] = []
  let hasHead = start.refused > 0
  const refuse = (source: SourceRow, why: string): void => {
    tally = { ...tally, refused: tally.refused + 1 }
    refused.push({ source, why })
    job.onRefused({ source, why })
  }
  const settle = ({ source, attempt }: Waiting, result: Imported): void => {
    if (result !== 'stored' && result !== 'there') {
      refuse(source, conflictText(job.form, result))
      return
    }
    // Existing rows count too: a run killed before recounting its days may have stored them.
    const day = Math.floor(attempt.submission.since / dayLength) * dayLength
    const days = tally.days.includes(day) ? tally.days : [...tally.days, day]
    tally = { ...tally, [result]: tally[result] + 1, days }
  }
  return {
    refuse,
    duplicate: (): void => void (tally = { ...tally, duplicates: tally.duplicates + 1 }),
    add: (one: Waiting): void => void waiting.push(one),
    isFull: (): boolean => waiting.length + refused.length >= batchSize,
    /** Stores the batch, then saves the tally and the refused rows. */
    flush: async (line: number, read: number): Promise<Tally> => {
      const results = await job.store(waiting.map(({ attempt }) => attempt))
      if (E.isLeft(results)) throw new Error(job.told(results.left).message)
      for (const [at, one] of waiting.entries()) settle(one, results.right[at] ?? 'there')
      tally = { ...tally, line }
      const head = refused.length > 0 && !hasHead ? refusedHead(job.source) : ''
      hasHead ||= refused.length > 0
      await job.sink?.append(`${head}${refusedText(job.source, refused)}`)
      await job.sink?.commit(JSON.stringify(tally))
      waiting = []
      refused = []
      job.onBatch(tally, read)
      return tally
    },
  }
}

type Batch = ReturnType<typeof batchOf>
type Memory = ReturnType<typeof memory>

/** A row, and the number of earlier ones with the same content. */
interface Counted {
  readonly source: SourceRow & { readonly _tag: 'Row' }
  readonly before: number
}

const take = (job: Import, batch: Batch, known: Memory, { source, before }: Counted): void => {
  const prepared = preparedBy(job, withoutNotes(source.row), before)
  if (E.isLeft(prepared)) batch.refuse(source, prepared.left)
  else {
    const rival = known.rival(prepared.right, source.line)
    if (rival === undefined) batch.add({ source, attempt: prepared.right })
    else if (rival.isSame) batch.duplicate()
    else
      batch.refuse(source, `line ${rival.line} has the same ${job.form.naturalKey ?? 'id'} but other values`)
  }
}

/** Tally of an import that has ended, and whether it read all rows. */
export interface Ended {
  readonly tally: Tally
  readonly isWhole: boolean
}

/** Imports row after row, from where an earlier run stopped. @throws an error with the trouble's message */
export const importAll = async (job: Import, start: Tally): Promise<Ended> => {
  const known = memory(job)
  const batch = batchOf(job, start)
  let [line, read] = [start.line, 0]
  for await (const source of job.source.rows) {
    const before = source._tag === 'Row' ? known.count(withoutNotes(source.row)) : 0
    if (source.line <= start.line) continue
    ;[line, read] = [source.line, source.read]
    if (source._tag === 'Broken') batch.refuse(source, source.why)
    else if (before > 0 && !job.keepsDuplicates) batch.duplicate()
    else take(job, batch, known, { source, before })
    if (!batch.isFull()) continue
    const tally = await batch.flush(line, read)
    if (job.isStopped()) return { tally, isWhole: false }
  }
  return { tally: await batch.flush(line, read), isWhole: true }
}
