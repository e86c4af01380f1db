import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { marshalling } from './marshalling.js'

/** Options of the client; all are optional. */
export interface ClientOptions {
  /** Endpoint to use instead of the SDK's own. */
  readonly endpoint?: string | undefined
  /** Connection timeout in milliseconds. */
  readonly connectionTimeout?: number
  /** Timeout of a call in milliseconds. */
  readonly requestTimeout?: number
}

/**
 * Makes the SDK's client, the only place that sets the timeouts of a call.
 * - `maxAttempts: 1`: the repository does the retries, as it has to know which tries may have been applied (ADR 5); the
 *   SDK would hide them.
 * - A connection takes milliseconds inside a region and a put below 20 ms: after 1 s and 3 s something is broken, and
 *   there is still time for a retry before a gateway times out at 29 s.
 * - `throwOnRequestTimeout`: without it the SDK only warns and keeps waiting.
 *
 * Region, endpoint and credentials come from the SDK's own environment variables and files.
 */
export const dynamoClient = ({
  endpoint,
  connectionTimeout = 1_000,
  requestTimeout = 3_000,
}: ClientOptions = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      ...(endpoint === undefined ? {} : { endpoint }),
      maxAttempts: 1,
      requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
    }),
    // A copy: the client writes into its options.
    { marshallOptions: { ...marshalling } },
  )
