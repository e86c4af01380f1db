import { stringify } from 'csv-stringify/browser/esm/sync'
import * as E from 'fp-ts/lib/Either.js'
import {
  byteOrderMark,
  csvCells,
  csvColumns,
  csvFormat,
  namesNoLongerAsked,
} from '../../../src/domain/reading/csv.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type {
  FullListAnswer,
  SubmissionAnswer,
} from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import type { Sink } from './sink.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { patiently } from '../patience.js'
import { stopped } from '../trouble.js'

/** How an export is written. */
export interface Format {
  readonly kind: 'csv' | 'ndjson'
  /** Whether a CSV begins with the mark by which Excel knows UTF-8. */
  readonly mark: boolean
}

export interface Exported {
  readonly rows: number
  /** The ids of those that cannot be read and are left out. */
  readonly unreadable: readonly string[]
}

/** An export under way. It can go on where it stopped. */
export interface Export {
  /** Goes on to the end; or says why it stopped before it. */
  readonly run: () => Asked<Exported>
}

export interface ExportOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
  readonly format: Format
  readonly sink: Sink
  readonly signal: AbortSignal
  readonly tell: (rows: number) => void
}

/** What is written, and the names of fields that the form no longer has, each with a column. */
interface Written {
  readonly format: Format
  readonly form: FormSummary
  readonly gone: readonly string[]
}

const headIn = ({ format: { kind, mark }, form, gone }: Written): string =>
  kind === 'ndjson' ? '' : `${mark ? byteOrderMark : ''}${stringify([csvColumns(form, gone)], csvFormat)}`

/** NDJSON is what the API said, so that nothing is lost. */
const textOf = ({ format, form, gone }: Written, rows: readonly SubmissionAnswer[]): string =>
  format.kind === 'csv'
    ? stringify(
        rows.map((row) => csvCells(form, row, gone)),
        csvFormat,
      )
    : rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/**
 * Every submission that fits, the oldest first, so that what arrives meanwhile comes last. The columns of a CSV come before
 * its first row: where rows have fields that the form no longer has, it is written a second time.
 */
export const exportOf = ({ api, form, filter, format, sink, signal, tell }: ExportOptions): Export => {
  const fresh = { cursor: undefined as string | undefined, rows: 0, begun: false }
  const at = { ...fresh, gone: [] as readonly string[], seen: new Set<string>() }
  const damaged = new Set<string>()

  const lacksColumns = (): boolean => format.kind === 'csv' && at.seen.size > at.gone.length
  const take = async ({ submissions, unreadable = [], cursor }: FullListAnswer): Promise<void> => {
    const written = { format, form, gone: at.gone }
    for (const id of unreadable) damaged.add(id)
    for (const name of namesNoLongerAsked(form, submissions)) at.seen.add(name)
    if (submissions.length > 0) await sink.write(textOf(written, submissions))
    at.rows += submissions.length
    at.cursor = cursor
    tell(at.rows)
  }
  const page = () => {
    const query = parametersOf(filter)
    query.set('order', 'oldest')
    query.set('limit', '100')
    if (at.cursor !== undefined) query.set('cursor', at.cursor)
    return patiently(() => api.full(form.name, query, signal), signal)
  }
  const run = async (): Asked<Exported> => {
    if (!at.begun) await sink.write(headIn({ format, form, gone: at.gone }))
    at.begun = true
    do {
      const answer = await page()
      if (signal.aborted) return E.left(stopped)
      if (E.isLeft(answer)) return answer
      await take(answer.right)
    } while (at.cursor !== undefined)
    if (lacksColumns()) {
      await sink.clear()
      Object.assign(at, fresh, { gone: [...at.seen] })
      return run()
    }
    await sink.done()
    return E.right({ rows: at.rows, unreadable: [...damaged] })
  }
  return { run }
}
