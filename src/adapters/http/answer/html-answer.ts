import type { Complaint } from '../../../domain/kernel/complaint.js'
import type { Failure } from '../../../domain/failure/failure.js'
import { failures } from '../../../domain/failure/table.js'
import { failureWords } from '../../../domain/words/failure.js'
import type { AnyForm, Fields } from '../../../domain/form/form.js'
import { errorSummaryHtml, escapeHtml, formHtml, headingHtml, isOnce } from '../../../domain/html/form.js'
import { startOf } from '../../../domain/html/start.js'
import { type Frame, pageHtml } from '../../../domain/html/page.js'
import type { Lang } from '../../../domain/kernel/lang.js'
import type { Outcome } from '../../../domain/submission/outcome.js'
import { resultHtml } from '../../../domain/html/result.js'
import { wordsOf } from '../../../domain/words/words.js'
import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import { complaintsOf, failureHeaders, messageOf } from './problem.js'
import { style } from './style.js'
import { locationHeader, replayHeader } from './success.js'

/** Headers of a page for browsers without script; it loads nothing and runs nothing. */
const headersFor = (site: Named['site']) => {
  // A frame may have a logo, a font and a style sheet of the site's own.
  const own = typeof site === 'object' ? " 'self'; img-src 'self' data:; font-src 'self'" : ''
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${own}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'same-origin',
  }
}

/** Frame of the site's pages, if known. */
interface Named {
  readonly site?: string | Frame | undefined
}

interface Contents extends Named {
  readonly title: string
  readonly main: string
}

const page = (form: AnyForm | undefined, { main, ...rest }: Contents): string =>
  pageHtml({ ...rest, style, main: `<div class="card">\n${main}\n</div>`, ...(form && { lang: form.lang }) })

/** Typed values that an error page keeps. */
export interface Filled {
  readonly form: AnyForm
  readonly values: Fields
  /** A new idempotency key, or the one that was sent if the outcome may still change. */
  readonly key: string
}

const summaryOf = (failure: Failure, lang: Lang): readonly Complaint[] => {
  const complaints = complaintsOf(failure)
  return complaints.length > 0
    ? complaints
    : [{ pointer: '', code: 'invalid', message: messageOf(failure, lang) }]
}

const filledMain = (failure: Failure, { path }: HttpRequest, { form, values, key }: Filled): string => {
  const complaints = summaryOf(failure, form.lang)
  return (
    `${errorSummaryHtml(form, complaints)}\n${headingHtml(form)}\n` +
    formHtml(form, { action: path, values, key, complaints })
  )
}

/** Renders a failure as a page: an error summary and, if useful, the form with all typed values. */
export const failurePage = (
  failure: Failure,
  request: HttpRequest,
  { form, filled, site }: Named & { readonly form: AnyForm | undefined; readonly filled: Filled | undefined },
): HttpAnswer => {
  const lang = form?.lang ?? 'en'
  const { title } = failureWords(failure._tag, lang)
  const main =
    filled === undefined
      ? `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(messageOf(failure, lang))}</p>`
      : filledMain(failure, request, filled)
  const shown = filled === undefined ? title : `${wordsOf(lang).error}: ${filled.form.title}`
  return {
    status: failures[failure._tag].status,
    headers: { ...headersFor(site), ...failureHeaders(failure) },
    body: page(form, { title: shown, main, site }),
  }
}

/** Reads the parameters of a query. */
const fieldsIn = (query: string): Fields => {
  const parameters = new URLSearchParams(query)
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const [first, ...rest] = parameters.getAll(name)
      return [name, rest.length === 0 ? first : [first, ...rest]]
    }),
  )
}

/** Renders the form for people without script, with a new key in it: pressing twice is then a replay. */
export const formPage = (
  form: AnyForm,
  { path, query, headers: sent }: HttpRequest,
  { key, values, site }: Named & { readonly key: string; readonly values?: Fields | undefined },
): HttpAnswer => ({
  status: 200,
  headers: headersFor(site),
  body: page(form, {
    title: form.title,
    main:
      values === undefined
        ? `${headingHtml(form)}\n${formHtml(form, { action: path, key, start: startOf(form, { query: fieldsIn(query), referrer: sent.get('referer') }) })}`
        : `${headingHtml(form)}\n<p class="panel" role="status">${wordsOf(form.lang).moreToAnswer}</p>\n${formHtml(form, { action: path, key, values })}`,
    site,
  }),
})

const storedHtml = (form: AnyForm, { path }: HttpRequest, { submission }: Outcome): string => {
  const { id, receipt, answer, result, fields } = submission
  const words = wordsOf(form.lang)
  const computed =
    result === undefined
      ? ''
      : `<section class="computed"><h2>${words.storedResult}</h2>${resultHtml(form, result, fields)}</section>\n`
  return `<h1>${escapeHtml(form.title)}</h1>
<div class="panel stored" role="status"><h2>${escapeHtml(answer.message)}</h2>
${isOnce(form) ? '' : `<p><a href="${escapeHtml(path)}">${words.another}</a></p>\n`}<details><summary>${words.proof}</summary><dl><dt>${words.submission}</dt><dd>${escapeHtml(id)}</dd><dt>${words.receipt}</dt><dd>${escapeHtml(receipt)}</dd></dl></details></div>
${computed}`
}

/** Renders a stored submission as a page, with the computed result and a link to send another. */
export const successPage = (
  form: AnyForm,
  request: HttpRequest,
  { outcome, site }: Named & { readonly outcome: Outcome },
): HttpAnswer => {
  return {
    status: 200,
    headers: { ...headersFor(site), ...locationHeader(request, outcome), ...replayHeader(outcome) },
    body: page(form, {
      title: outcome.submission.answer.message,
      main: storedHtml(form, request, outcome),
      site,
    }),
  }
}

/** Redirects from a stored submission to its thank-you page. */
export const thanks = (location: string, outcome: Outcome): HttpAnswer => ({
  status: 303,
  headers: { location, ...replayHeader(outcome) },
  body: '',
})
