import type { AnyForm } from '../../../domain/form/form.js'
import type { HttpRequest } from '../../../ports/http.js'
import type { Origins } from '../request/cors.js'

/** A path on the same host: one slash, then no second slash or backslash. */
const path = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/

/** The listed origin of a request, or its own origin for the site's pages. */
const originOf = (origins: Origins, { headers }: HttpRequest): string | undefined => {
  const origin = headers.get('origin')
  const own = headers.get('sec-fetch-site') === 'same-origin'
  return origin !== undefined && origin !== 'null' && (own || origins.has(origin)) ? origin : undefined
}

/** An absolute address on a listed origin, without user and password. */
const listedAddress = (origins: Origins, address: string): string | undefined => {
  if (!/^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(address) || !URL.canParse(address)) return undefined
  const { origin, username, password, href } = new URL(address)
  return origins.has(origin) && username === '' && password === '' ? href : undefined
}

/**
 * Page to open after success, with or without script: `_next` if it is on a listed origin or a path on the page's own,
 * otherwise the form's thank-you page. Undefined if neither resolves against a listed origin: an open redirect would
 * lend this host's name to anyone.
 */
export const nextOf = (
  origins: Origins,
  request: HttpRequest,
  { form, next }: { readonly form: AnyForm; readonly next: string | undefined },
): string | undefined => {
  const origin = originOf(origins, request)
  const onOrigin = (wanted: string | undefined): string | undefined =>
    wanted !== undefined && origin !== undefined && path.test(wanted) ? `${origin}${wanted}` : undefined
  const wanted = next !== undefined ? (listedAddress(origins, next) ?? onOrigin(next)) : undefined
  return wanted ?? onOrigin(form.thanks)
}
