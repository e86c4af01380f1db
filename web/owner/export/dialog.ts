import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import { dialogOf } from '../dialog.js'
import { button, freshId, h, say } from '../dom.js'
import { sinkFor } from './sink.js'
import type { Exported, Format } from './running-export.js'
import { type Filter, isFiltered } from '../hash-routes.js'
import { countText } from '../formats.js'
import { troublePanel } from '../trouble.js'

export interface ExportDialogOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
}

const types = { csv: 'text/csv;charset=utf-8', ndjson: 'application/x-ndjson' } as const

const choice = (
  type: 'radio' | 'checkbox',
  text: string,
  attributes: Readonly<Record<string, string | boolean>>,
) => {
  const id = freshId('choice')
  const input = h('input', { type, id, ...attributes })
  return { input, element: h('div', { class: 'option' }, input, h('label', { for: id }, text)) }
}

const controls = () => {
  const csv = choice('radio', 'CSV, for spreadsheets', { name: 'format', value: 'csv', checked: true })
  const ndjson = choice('radio', 'NDJSON, for programs: loses nothing', { name: 'format', value: 'ndjson' })
  const mark = choice('checkbox', 'Excel is to open it (byte order mark)', { name: 'mark' })
  const element = h(
    'fieldset',
    {},
    h('legend', {}, 'Format'),
    h('div', { class: 'options' }, csv.element, ndjson.element, mark.element),
  )
  const format = (): Format => ({ kind: csv.input.checked ? 'csv' : 'ndjson', mark: mark.input.checked })
  return { element, format }
}

const scopeText = (filter: Filter): string =>
  isFiltered(filter)
    ? 'The submissions that fit the filter, with all their fields, the oldest first.'
    : 'Every submission with all its fields, the oldest first.'

const outcomeText = ({ rows, unreadable }: Exported, name: string): string => {
  const whole = `${countText(rows)} exported to ${name}.`
  return unreadable.length === 0
    ? whole
    : `${whole} ${countText(unreadable.length)} cannot be read and left out: ${unreadable.join(', ')}`
}

/** Asks for a format, and then shows how far it is; closing it stops the export and leaves no file. */
export const exportDialog = ({ api, form, filter }: ExportDialogOptions): void => {
  const stop = new AbortController()
  const { element: options, format } = controls()
  const notice = h('div', { class: 'notice' })
  const text = h('p', { role: 'status', class: 'hint' })
  const bar = h('progress', { 'aria-label': 'Export', hidden: true })
  const begin = button('Export', () => start(), { look: 'submit' })
  const close = button('Cancel', () => dialog.close())
  const dialog = dialogOf(
    `Export ${form.title}`,
    h('p', { class: 'hint' }, scopeText(filter)),
    options,
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
    begin.hidden = true
    options.hidden = true
    const { exportOf } = await import('./running-export.js')
    const tell = (rows: number): void => {
      text.textContent = `${countText(rows)} so far`
    }
    const job = exportOf({ api, form, filter, format: chosen, sink, signal: stop.signal, tell })
    const run = async (): Promise<void> => {
      notice.replaceChildren()
      bar.hidden = false
      const answer = await job.run()
      if (E.isRight(answer)) {
        bar.hidden = true
        text.textContent = outcomeText(answer.right, name)
        close.textContent = 'Close'
      } else if (answer.left.kind !== 'stopped') notice.replaceChildren(troublePanel(answer.left, run))
    }
    await run()
  }
  dialog.addEventListener('close', () => {
    if (!bar.hidden) say('The export was stopped.')
    stop.abort()
  })
  dialog.showModal()
}
