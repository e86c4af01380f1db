import type { Credentials } from './signature.js'

/**
 * Credentials in the environment, where a function finds its role.
 *
 * @throws a `CredentialsProviderError`, as the SDK does, if there are none
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
 * Replaces the SDK's chain of credential providers in bundles with the whole SDK: searching files, processes and other
 * services for a role would delay the first visitor.
 */
export const defaultProvider = () => () =>
  new Promise<Credentials>((resolve) => {
    resolve(environmentCredentials())
  })
