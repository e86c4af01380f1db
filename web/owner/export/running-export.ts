import * as E from 'fp-ts/lib/Either.js'
import { namesNoLongerAsked } from '../../../src/domain/reading/csv.js'
import { mostRows } from '../../../src/domain/reading/sheet/sheet.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type {
  FullListAnswer,
  SubmissionAnswer,
} from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import type { Sink } from './sink.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { patiently } from '../patience.js'
import { type Problem, stopped } from '../trouble.js'
import { andUnreadable, noneUnreadable, type Unreadable } from '../unreadable.js'
import { type Format, headIn, textOf, workbookOf } from './writers.js'
import { words } from '../words/words.js'

export interface Exported {
  readonly rows: number
  /** Unreadable submissions, which are left out. */
  readonly unreadable: Unreadable
}

/** An export in progress, which can resume after a stop. */
export interface Export {
  /** Runs to the end, or returns the reason it stopped. */
  readonly run: () => Asked<Exported>
}

export interface ExportOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
  /** Selects among the matches; all by default. */
  readonly isWanted?: ((id: string) => boolean) | undefined
  readonly format: Format
  readonly sink: Sink
  readonly signal: AbortSignal
  readonly tell: (rows: number) => void
}

const tooMany = (): Problem => ({ kind: 'invalid', message: words().export.tooMany(mostRows) })

/**
 * Exports all matches, oldest first, so that new ones come last. A CSV whose later rows have fields that the form no
 * longer has is written a second time, with their columns.
 */
export const exportOf = (options: ExportOptions): Export => {
  const { api, form, filter, format, sink, signal, tell, isWanted = () => true } = options
  const fresh = { cursor: undefined as string | undefined, rows: 0, begun: false }
  const at = { ...fresh, gone: [] as readonly string[], seen: new Set<string>() }
  let unreadable = noneUnreadable
  const whole: SubmissionAnswer[] = []

  const lacksColumns = (): boolean => format.kind === 'csv' && at.seen.size > at.gone.length
  const take = async ({ submissions: all, cursor, ...page }: FullListAnswer): Promise<void> => {
    const submissions = all.filter(({ id }) => isWanted(id))
    const written = { format, form, gone: at.gone }
    unreadable = andUnreadable(unreadable, page)
    for (const name of namesNoLongerAsked(form, submissions)) at.seen.add(name)
    if (format.kind === 'xlsx') whole.push(...submissions)
    else if (submissions.length > 0) await sink.write(textOf(written, submissions))
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
      if (signal.aborted) return E.left(stopped())
      if (E.isLeft(answer)) return answer
      await take(answer.right)
    } while (at.cursor !== undefined)
    if (lacksColumns()) {
      await sink.clear()
      Object.assign(at, fresh, { gone: [...at.seen] })
      return run()
    }
    if (format.kind === 'xlsx') {
      if (whole.length > mostRows) return E.left(tooMany())
      await sink.write(await workbookOf(form, whole))
    }
    await sink.done()
    return E.right({ rows: at.rows, unreadable })
  }
  return { run }
}
