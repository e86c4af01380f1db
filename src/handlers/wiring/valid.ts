import * as E from 'fp-ts/lib/Either.js'
import { endpointComplaints } from '../../adapters/dynamodb/signed/endpoint.js'

/**
 * What a function was configured with. Asked before the first event: a deployment that cannot work must not look as if
 * it did.
 *
 * @throws with everything that stands against it at once, the endpoint of DynamoDB included
 */
export const valid = <A>(configuration: E.Either<readonly string[], A>): A => {
  const complaints = [
    ...(E.isLeft(configuration) ? configuration.left : []),
    ...endpointComplaints(process.env),
  ]
  if (E.isLeft(configuration) || complaints.length > 0)
    throw new Error(`The configuration is not valid:\n- ${complaints.join('\n- ')}`)
  return configuration.right
}
