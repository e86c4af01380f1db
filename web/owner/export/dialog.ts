import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import { dialogOf } from '../dialog.js'
import { button, h, say } from '../dom.js'
import { sinkFor } from './sink.js'
import { formatChoice } from './format-choice.js'
import type { Exported } from './running-export.js'
import { type Filter, isFiltered } from '../hash-routes.js'
import { troublePanel } from '../trouble.js'
import { unreadableTexts } from '../unreadable.js'
import { words } from '../words/words.js'

export interface ExportDialogOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
  /** Selection among the matches. */
  readonly chosen?: Chosen | undefined
}

/** A selection of submissions. */
export interface Chosen {
  readonly has: (id: string) => boolean
  /** Undefined if unknown. */
  readonly count: number | undefined
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  ndjson: 'application/x-ndjson',
} as const

const scopeText = ({ filter, chosen }: ExportDialogOptions): string => {
  if (chosen?.count !== undefined) return words().export.scopeCount(chosen.count)
  return isFiltered(filter) ? words().export.scopeFilter : words().export.scopeAll
}

const outcomeText = ({ rows, unreadable }: Exported, name: string): string =>
  [
    words().export.done(rows, name),
    ...unreadableTexts(unreadable, (count, ids) => words().export.unreadable(count, ids)),
  ].join(' ')

/** Asks for a format, then shows the progress. Closing the dialog stops the export and leaves no file. */
export const exportDialog = (options: ExportDialogOptions): void => {
  const { api, form, filter, chosen: some } = options
  const stop = new AbortController()
  const { element: choices, format } = formatChoice()
  const notice = h('div', { class: 'notice' })
  const text = h('p', { role: 'status', class: 'hint' })
  const bar = h('progress', { 'aria-label': words().export.action, hidden: true })
  const begin = button(words().export.action, () => start(), { look: 'submit' })
  const close = button(words().page.cancel, () => dialog.close())
  const dialog = dialogOf(
    words().export.title(form.title),
    h('p', { class: 'hint' }, scopeText(options)),
    choices,
    bar,
    text,
    notice,
    h('div', { class: 'actions' }, close, begin),
  )
  const start = async (): Promise<void> => {
    const chosen = format()
    const name = `${form.name}-${new Date().toISOString().slice(0, 10)}.${chosen.kind}`
    const sink = await sinkFor(name, types[chosen.kind])
    if (sink === undefined) return
    dialog.addEventListener('close', () => {
      if (!bar.hidden) void sink.drop()
    })
    close.focus()
    for (const part of [begin, choices]) part.hidden = true
    const { exportOf } = await import('./running-export.js')
    const tell = (rows: number): void => {
      text.textContent = words().export.soFar(rows)
    }
    const job = exportOf({
      api,
      form,
      filter,
      isWanted: some?.has,
      format: chosen,
      sink,
      signal: stop.signal,
      tell,
    })
    const run = async (): Promise<void> => {
      notice.replaceChildren()
      bar.hidden = false
      const answer = await job.run()
      if (E.isRight(answer)) {
        bar.hidden = true
        text.textContent = outcomeText(answer.right, name)
        close.textContent = words().page.close
      } else if (answer.left.kind !== 'stopped') notice.replaceChildren(troublePanel(answer.left, run))
    }
    await run()
  }
  dialog.addEventListener('close', () => {
    if (!bar.hidden) say(words().export.stopped)
    stop.abort()
  })
  dialog.showModal()
}
