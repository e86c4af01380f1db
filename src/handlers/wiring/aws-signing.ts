import type { Sign } from '../../adapters/aws/signed.js'
import { environmentCredentials } from '../../adapters/dynamodb/signed/environment-credentials.js'
import { signer } from '../../adapters/dynamodb/signed/signature.js'

/** Signs requests to an AWS service, by its name in signatures, with the role in the environment. */
export const signFor = (service: string): Sign => {
  const sign = signer({ service, region: process.env['AWS_REGION'] ?? '' })
  return (request) => sign(request, environmentCredentials(), Date.now())
}
