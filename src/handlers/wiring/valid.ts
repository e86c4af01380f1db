import * as E from 'fp-ts/lib/Either.js'
import { endpointComplaints } from '../../adapters/dynamodb/signed/endpoint.js'

/**
 * The configuration of a function, checked before the first event: a deployment that cannot work must not look healthy.
 *
 * @throws with all errors at once, including those of DynamoDB's endpoint
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
