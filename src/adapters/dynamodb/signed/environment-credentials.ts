import type { Credentials } from './signature.js'

/**
 * The credentials in the environment, where a function finds its role.
 *
 * @throws a `CredentialsProviderError`, as the SDK would, where there are none
 */
export const environmentCredentials = (): Credentials => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined)
    throw Object.assign(new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set'), {
      name: 'CredentialsProviderError',
    })
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined || AWS_SESSION_TOKEN === ''
      ? {}
      : { sessionToken: AWS_SESSION_TOKEN }),
  }
}

/**
 * Takes the place of the SDK's chain of credential providers where all of the SDK is bundled: looking through files,
 * processes and other services for a role costs the first visitor's time.
 */
export const defaultProvider = () => () =>
  new Promise<Credentials>((resolve) => {
    resolve(environmentCredentials())
  })
