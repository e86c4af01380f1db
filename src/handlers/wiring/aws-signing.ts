import type { Sign } from '../../adapters/aws/signed.js'
import { environmentCredentials } from '../../adapters/dynamodb/signed/environment-credentials.js'
import { signer } from '../../adapters/dynamodb/signed/signature.js'

/** Signs requests to an AWS service with the role in the environment. `service` is the service's name in signatures. */
export const signFor = (service: string): Sign => {
  const sign = signer({ service, region: process.env['AWS_REGION'] ?? '' })
  return (request) => sign(request, environmentCredentials(), Date.now())
}
