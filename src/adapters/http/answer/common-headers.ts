import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import { corsHeaders, type Origins } from '../request/cors.js'

/** An answer with the headers that every answer has, whatever it says. */
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
