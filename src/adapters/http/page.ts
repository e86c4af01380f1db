import type { Complaint } from '../../domain/complaint.js'
import type { Failure } from '../../domain/failure.js'
import { failures } from '../../domain/failure-table.js'
import type { AnyForm, Fields } from '../../domain/form.js'
import { errorSummaryHtml, escapeHtml, formHtml } from '../../domain/html.js'
import type { Outcome } from '../../domain/outcome.js'
import type { HttpAnswer, HttpRequest } from '../../ports/http.js'
import { failureHeaders, messageOf } from './problem.js'
import { successHeaders } from './success.js'
import { style } from './style.js'

/** What a browser without script shows; nothing is loaded, nothing runs. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
}

const page = (title: string, main: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${main}</main></body></html>\n`

/** What the person filled in, to be kept on an error page. */
export interface Filled {
  readonly form: AnyForm
  readonly values: Fields
  /** A fresh idempotency key, or the one that was sent where the outcome may still change. */
  readonly key: string
}

const complaintsOf = (failure: Failure): readonly Complaint[] =>
  failure._tag === 'ValidationFailed'
    ? failure.complaints
    : [{ pointer: '', code: 'invalid', message: messageOf(failure) }]

/** A failure as a page: an error summary and, where it helps, the form with everything that was typed. */
export const failurePage = (
  failure: Failure,
  request: HttpRequest,
  filled: Filled | undefined,
): HttpAnswer => {
  const { status, title } = failures[failure._tag]
  const main =
    filled === undefined
      ? `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(messageOf(failure))}</p>`
      : errorSummaryHtml(filled.form, complaintsOf(failure)) +
        `<h1>${escapeHtml(filled.form.title)}</h1>` +
        formHtml(filled.form, {
          action: request.path,
          values: filled.values,
          key: filled.key,
          ...(failure._tag === 'ValidationFailed' ? { complaints: failure.complaints } : {}),
        })
  const shown = filled === undefined ? title : `Error: ${filled.form.title}`
  return { status, headers: { ...headers, ...failureHeaders(failure) }, body: page(shown, main) }
}

/** A stored submission as a page. */
export const successPage = (
  form: AnyForm | undefined,
  request: HttpRequest,
  outcome: Outcome,
): HttpAnswer => {
  const { id, receipt, answer } = outcome.submission
  const main =
    `<h1>${escapeHtml(form?.title ?? 'Received')}</h1><p role="status">${escapeHtml(answer.message)}</p>` +
    `<dl><dt>Submission</dt><dd>${escapeHtml(id)}</dd><dt>Receipt</dt><dd>${escapeHtml(receipt)}</dd></dl>`
  return {
    status: 200,
    headers: { ...headers, ...successHeaders(request, outcome) },
    body: page(answer.message, main),
  }
}
