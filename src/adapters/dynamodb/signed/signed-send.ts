import * as E from 'fp-ts/lib/Either.js'
import { callErrorOf } from '../client/call-error.js'
import type { ClientOptions } from '../client/client.js'
import { endpointIn } from './endpoint.js'
import { environmentCredentials } from './environment-credentials.js'
import { exchangeWith, type Response } from './exchange.js'
import { NotSent } from '../client/not-sent.js'
import type { Send } from '../client/send.js'
import { type Credentials, signer } from './signature.js'
import { bodyOf, replyIn } from './wire-format.js'

const endpointOr = (endpoint: string | undefined): URL => {
  const found = endpointIn({
    ...process.env,
    ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL_DYNAMODB: endpoint }),
  })
  if (E.isLeft(found)) throw new Error(found.left.join('; '))
  return found.right
}

const credentials = (): Credentials => {
  try {
    return environmentCredentials()
  } catch (cause) {
    throw new NotSent('unprepared', cause)
  }
}

const headersOf = ({ host }: URL, operation: string): Record<string, string> => ({
  host,
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': `DynamoDB_20120810.${operation}`,
})

/** A response, and the time that its request was signed for. */
interface Tried {
  readonly response: Response
  readonly signedAt: number
}

/** Milliseconds between two clocks that count as skew. A signature is good for 5 minutes, and a `Date` is whole seconds. */
const leastSkew = 60_000

/**
 * Calls without the SDK's client: signed and sent in this folder, with the same time limits and errors. It knows the
 * credentials of the environment and the endpoints of `endpointIn`, and nothing of an AWS configuration file.
 *
 * @throws where the environment does not say which endpoint, in a sentence for each variable
 */
export const signedSend = ({
  endpoint,
  connectionTimeout = 1_000,
  requestTimeout = 3_000,
}: ClientOptions = {}): Send => {
  const address = endpointOr(endpoint)
  const exchange = exchangeWith(address, { connectionTimeout, requestTimeout })
  const sign = signer({ service: 'dynamodb', region: process.env['AWS_REGION'] ?? '' })
  // Milliseconds that the store's clock is ahead of this machine's.
  let offset = 0
  const once = async (operation: string, body: string, abortSignal: AbortSignal): Promise<Tried> => {
    const signedAt = Date.now() + offset
    const headers = sign(
      { method: 'POST', headers: headersOf(address, operation), body },
      credentials(),
      signedAt,
    )
    return { response: await exchange({ headers, body, abortSignal }), signedAt }
  }
  return async (operation, input, abortSignal) => {
    const body = bodyOf({ ...input })
    const { response, signedAt } = await once(operation, body, abortSignal)
    try {
      return replyIn(response)
    } catch (cause) {
      const isSkewed = Math.abs(response.date - signedAt) >= leastSkew
      if (!isSkewed || callErrorOf(cause)._tag !== 'Broken') throw cause
      offset = response.date - Date.now()
      return replyIn((await once(operation, body, abortSignal)).response)
    }
  }
}
