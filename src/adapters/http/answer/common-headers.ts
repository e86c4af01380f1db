import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import { corsHeaders, type Origins } from '../request/cors.js'

/** Adds the common headers of every answer. */
export const withCommon = (
  request: HttpRequest,
  origins: Origins,
  { status, headers, body }: HttpAnswer,
): HttpAnswer => ({
  status,
  headers: {
    'x-request-id': request.requestId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...corsHeaders(origins, request),
    ...headers,
  },
  body,
})
