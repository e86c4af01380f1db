import * as E from 'fp-ts/lib/Either.js'
import { escapeHtml } from '../kernel/escape.js'
import type { AnyForm, Fields } from '../form/form.js'
import { labelOf } from '../kernel/label.js'

const listHtml = (members: object): string =>
  `<dl class="result">${Object.entries(members)
    .map(([name, value]) => `<dt>${escapeHtml(labelOf(name))}</dt><dd>${valueHtml(value)}</dd>`)
    .join('')}</dl>`

const valueHtml = (value: unknown): string => {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return `<ol>${value.map((each) => `<li>${valueHtml(each)}</li>`).join('')}</ol>`
  return typeof value === 'object'
    ? listHtml(value)
    : escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))
}

/**
 * A result as HTML, by the form's view or, if that fails, as a list of its members: a stored result may come from an
 * earlier version of the computation, whose members the view does not know.
 */
export const resultHtml = (form: AnyForm, result: Fields, values: Fields): string => {
  const { compute } = form
  if (compute?.view === undefined) return listHtml(result)
  const { view, result: codec } = compute
  const shown = E.tryCatch(
    () => (codec.is(result) ? view(result, values) : listHtml(result)),
    () => listHtml(result),
  )
  return E.toUnion(shown)
}
