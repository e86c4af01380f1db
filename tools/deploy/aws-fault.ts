import { Stop } from './stop.js'

/** Ways to get credentials. */
export const signIn = 'run aws sso login or aws configure, or set AWS_PROFILE to a profile with credentials'

const expired = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']

const refused = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']

/** Whether AWS denied a call for lack of permission. */
export const isRefused = ({ name }: Error): boolean => refused.includes(name)

const hasCode = (cause: Error, ...codes: readonly string[]): boolean =>
  'code' in cause && codes.includes(String(cause.code))

/** Whether DNS failed to resolve the regional host of an AWS service. */
const unknownHost = (cause: Error): boolean => hasCode(cause, 'ENOTFOUND', 'EAI_AGAIN')

/** Adds the remedy to an AWS error, by the code of AWS or the system; any other error is returned unchanged. */
export const explained = (cause: Error): Error => {
  if (cause instanceof Stop) return cause
  if (expired.includes(cause.name))
    return new Stop(`The AWS credentials have expired: ${cause.message}`, signIn)
  if (isRefused(cause))
    return new Stop(
      `AWS denied this: ${cause.message}`,
      'grant the permission named above to your role; npx dynamosync ci prints a role that can deploy',
    )
  if (unknownHost(cause))
    return new Stop(
      `AWS cannot be reached: ${cause.message}. Check the network and the region.`,
      'export AWS_REGION=eu-central-1',
    )
  return cause
}
