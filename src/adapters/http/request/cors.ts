import { preflightHeaders, readHeaders } from '../../../domain/contract/cors.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { HttpRequest } from '../../../ports/http.js'

/** Exact origins of pages that may use the API. */
export type Origins = ReadonlySet<string>

/** The origins of the deployment, narrowed by the form. */
export const originsFor = (origins: Origins, form: AnyForm | undefined): Origins =>
  form?.origins === undefined ? origins : new Set(form.origins.filter((origin) => origins.has(origin)))

/**
 * CORS headers of any answer. `Vary` is included even if the origin is not listed, so that a cache never serves one
 * origin's answer to another.
 */
export const corsHeaders = (origins: Origins, request: HttpRequest): Readonly<Record<string, string>> => {
  const origin = request.headers.get('origin')
  if (origin === undefined || !origins.has(origin)) return { vary: 'Origin' }
  const granted = { vary: 'Origin', ...readHeaders(origin) }
  return request.method === 'OPTIONS' ? { ...granted, ...preflightHeaders(origin) } : granted
}

/**
 * Whether a submission may come from its origin. CORS does not stop a urlencoded POST, so this check does: a request
 * without `Origin` is not from a browser, a listed origin is allowed, and `Sec-Fetch-Site`, which a page cannot set,
 * identifies the site's own pages.
 */
export const maySubmit = (origins: Origins, { headers }: HttpRequest): boolean => {
  const origin = headers.get('origin')
  return origin === undefined || origins.has(origin) || headers.get('sec-fetch-site') === 'same-origin'
}
