/**
 * A problem (RFC 9457) for the developer: other code has already read the request's body, so the form cannot be read.
 *
 * @param sentence what to do about it
 */
export const bodyReadBefore = (sentence: string) =>
  ({
    type: 'urn:dynamosync:problem:internal',
    title: 'There is a problem with this service',
    status: 500,
    detail: sentence,
    code: 'internal',
    message: sentence,
    retryable: false,
    outcome: 'not-stored',
  }) as const

/** The headers of a response with this problem. */
export const bodyReadHeaders = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const
