import { stringify } from 'csv-stringify/browser/esm/sync'
import * as E from 'fp-ts/lib/Either.js'
import { byteOrderMark, csvCells, csvColumns, csvFormat } from '../../../src/domain/reading/csv.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
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

const headIn = ({ kind, mark }: Format, form: FormSummary): string =>
  kind === 'ndjson' ? '' : `${mark ? byteOrderMark : ''}${stringify([csvColumns(form)], csvFormat)}`

/** NDJSON is what the API said, so that nothing is lost. */
const textOf = ({ kind }: Format, form: FormSummary, rows: readonly SubmissionAnswer[]): string =>
  kind === 'csv'
    ? stringify(
        rows.map((row) => csvCells(form, row)),
        csvFormat,
      )
    : rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Every submission that fits, the oldest first, so that what arrives meanwhile comes last. */
export const exportOf = ({ api, form, filter, format, sink, signal, tell }: ExportOptions): Export => {
  const at = { cursor: undefined as string | undefined, rows: 0, begun: false }
  const damaged: string[] = []

  const page = () => {
    const query = parametersOf(filter)
    query.set('order', 'oldest')
    query.set('limit', '100')
    if (at.cursor !== undefined) query.set('cursor', at.cursor)
    return patiently(() => api.full(form.name, query, signal), signal)
  }
  const run = async (): Asked<Exported> => {
    if (!at.begun) await sink.write(headIn(format, form))
    at.begun = true
    do {
      const answer = await page()
      if (signal.aborted) return E.left(stopped)
      if (E.isLeft(answer)) return answer
      const { submissions, unreadable = [], cursor } = answer.right
      damaged.push(...unreadable)
      if (submissions.length > 0) await sink.write(textOf(format, form, submissions))
      at.rows += submissions.length
      at.cursor = cursor
      tell(at.rows)
    } while (at.cursor !== undefined)
    await sink.done()
    return E.right({ rows: at.rows, unreadable: damaged })
  }
  return { run }
}
