import * as E from 'fp-ts/lib/Either.js'
import { callErrorOf } from '../client/call-error.js'
import type { ClientOptions } from '../client/client.js'
import { endpointIn } from './endpoint.js'
import { environmentCredentials } from './environment-credentials.js'
import { exchangeWith } from './exchange.js'
import { NotSent } from '../client/not-sent.js'
import type { Response } from './response-reader.js'
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

/** A response, and the time its request was signed for. */
interface Tried {
  readonly response: Response
  readonly signedAt: number
}

/**
 * Minimum clock difference, in milliseconds, that counts as skew. A signature is valid for 5 minutes, and a `Date` has
 * whole seconds.
 */
const leastSkew = 60_000

/**
 * Sends calls without the SDK's client: signed and sent by this folder, with the same timeouts and errors. It reads
 * credentials from the environment and endpoints from `endpointIn`, and no AWS configuration file.
 *
 * @throws if the environment names no usable endpoint, with a sentence for each variable
 */
export const signedSend = ({
  endpoint,
  connectionTimeout = 1_000,
  requestTimeout = 3_000,
}: ClientOptions = {}): Send => {
  const address = endpointOr(endpoint)
  const exchange = exchangeWith(address, { connectionTimeout, requestTimeout })
  exchange.prepare()
  const sign = signer({ service: 'dynamodb', region: process.env['AWS_REGION'] ?? '' })
  // Lead of the store's clock over this machine's, in milliseconds.
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
