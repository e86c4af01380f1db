import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the developer reads, in the answer and on standard error. */
const sentence =
  'A body parser read this request before DynamoSync did, so the form cannot be read. ' +
  'Register the forms before express.json(), express.urlencoded() and other body parsers.'

/** Whether a request that has a body was read to its end by somebody else. */
export const bodyEaten = (incoming: IncomingMessage): boolean => {
  const { headers, readableEnded, readableDidRead } = incoming
  const length = headers['content-length']
  const hasBody = headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  return hasBody && (readableEnded || readableDidRead)
}

/** Says so to the caller as a problem (RFC 9457), and to the process as a warning. */
export const eaten = (response: ServerResponse): void => {
  process.emitWarning(sentence, { code: 'DYNAMOSYNC_BODY_READ' })
  const problem = {
    type: 'urn:dynamosync:problem:internal',
    title: 'There is a problem with this service',
    status: 500,
    detail: sentence,
    code: 'internal',
    message: sentence,
    retryable: false,
    outcome: 'not-stored',
  }
  response.writeHead(500, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(JSON.stringify(problem))
}
