import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/**
 * The one place where time limits of a call are set.
 * - `maxAttempts: 1`: the repository repeats calls itself, as only it knows which tries may have been applied
 *   (ADR 5); the SDK would hide them.
 * - A connection takes milliseconds inside a region and a put below 20 ms: after 1 s and 3 s something is broken,
 *   and there is still time for another try before a gateway gives up at 29 s.
 * - `throwOnRequestTimeout`: without it the SDK only warns, and waits on.
 *
 * Region, endpoint and credentials come from the SDK's own environment variables.
 */
export const dynamoClient = (
  options: { readonly endpoint?: string | undefined } = {},
): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  )
