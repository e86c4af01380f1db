import { Stop } from './stop.js'

/** How to get credentials. */
export const signIn = 'aws sso login, or aws configure; or set AWS_PROFILE to a profile that has them'

const expired = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']

const refused = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']

/** Whether AWS refused a call for a right that is missing. */
export const isRefused = ({ name }: Error): boolean => refused.includes(name)

const hasCode = (cause: Error, ...codes: readonly string[]): boolean =>
  'code' in cause && codes.includes(String(cause.code))

/** Names that the DNS does not know, where the AWS SDK asks for one by region. */
const unknownHost = (cause: Error): boolean => hasCode(cause, 'ENOTFOUND', 'EAI_AGAIN')

/** A fault of a call to AWS with the way out, by the code that AWS or the system gave it; any other fault as it is. */
export const explained = (cause: Error): Error => {
  if (cause instanceof Stop) return cause
  if (expired.includes(cause.name))
    return new Stop(`The credentials for AWS have expired: ${cause.message}`, signIn)
  if (isRefused(cause))
    return new Stop(
      `AWS does not allow this: ${cause.message}`,
      'give the right that is named to the role that you use; npx dynamosync ci prints a role that deploys',
    )
  if (unknownHost(cause))
    return new Stop(
      `AWS cannot be reached: ${cause.message}. Either there is no network, or no such region.`,
      'export AWS_REGION=eu-central-1',
    )
  return cause
}
