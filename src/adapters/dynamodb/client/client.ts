import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { marshalling } from './marshalling.js'

/** Each may be left out. */
export interface ClientOptions {
  /** Another address than the SDK's own. */
  readonly endpoint?: string | undefined
  /** Milliseconds until a connection counts as failed. */
  readonly connectionTimeout?: number
  /** Milliseconds until a call counts as unanswered. */
  readonly requestTimeout?: number
}

/**
 * The one place where time limits of a call are set.
 * - `maxAttempts: 1`: the repository repeats calls itself, as only it knows which tries may have been applied
 *   (ADR 5); the SDK would hide them.
 * - A connection takes milliseconds inside a region and a put below 20 ms: after 1 s and 3 s something is broken,
 *   and there is still time for another try before a gateway gives up at 29 s.
 * - `throwOnRequestTimeout`: without it the SDK only warns, and waits on.
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
    { marshallOptions: marshalling },
  )
