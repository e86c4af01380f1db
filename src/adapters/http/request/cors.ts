import { preflightHeaders, readHeaders } from '../../../domain/contract/cors.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { HttpRequest } from '../../../ports/http.js'

/** Exact origins whose pages may use the API. */
export type Origins = ReadonlySet<string>

/** The origins of the deployment, as a form may narrow them. */
export const originsFor = (origins: Origins, form: AnyForm | undefined): Origins =>
  form?.origins === undefined ? origins : new Set(form.origins.filter((origin) => origins.has(origin)))

/**
 * The CORS headers of any answer. `Vary` is there even where the origin is not listed, so that a cache in between
 * never serves one origin's answer to another.
 */
export const corsHeaders = (origins: Origins, request: HttpRequest): Readonly<Record<string, string>> => {
  const origin = request.headers.get('origin')
  if (origin === undefined || !origins.has(origin)) return { vary: 'Origin' }
  const granted = { vary: 'Origin', ...readHeaders(origin) }
  return request.method === 'OPTIONS' ? { ...granted, ...preflightHeaders(origin) } : granted
}

/**
 * Whether a submit may come from where it says it comes from. CORS does not stop a urlencoded POST, so this does:
 * no `Origin` means no browser, a listed one is welcome, and `Sec-Fetch-Site`, which a page cannot set, tells the
 * site's own pages.
 */
export const maySubmit = (origins: Origins, { headers }: HttpRequest): boolean => {
  const origin = headers.get('origin')
  return origin === undefined || origins.has(origin) || headers.get('sec-fetch-site') === 'same-origin'
}
