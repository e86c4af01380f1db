import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyReadBefore, bodyReadHeaders } from '../../domain/contract/body-read.js'

/** Sentence for the developer, in the answer and on standard error. */
const sentence =
  'A body parser read this request before DynamoSync did, so the form cannot be read. ' +
  'Register the forms before express.json(), express.urlencoded() and other body parsers.'

/** Whether the body of a request was already read to its end by other code. */
export const bodyEaten = (incoming: IncomingMessage): boolean => {
  const { headers, readableEnded, readableDidRead } = incoming
  const length = headers['content-length']
  const hasBody = headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  return hasBody && (readableEnded || readableDidRead)
}

/** Reports a body that was already read: to the caller as a problem (RFC 9457), to the process as a warning. */
export const eaten = (response: ServerResponse): void => {
  process.emitWarning(sentence, { code: 'DYNAMOSYNC_BODY_READ' })
  response.writeHead(500, bodyReadHeaders)
  response.end(JSON.stringify(bodyReadBefore(sentence)))
}
