/**
 * A problem (RFC 9457) for the developer: something else has read a request's body, so no form can be read.
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

/** The headers of its response. */
export const bodyReadHeaders = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const
