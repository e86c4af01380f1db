import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { Stop } from './stop.js'

/** Failures that CloudFormation's own sentence names no way out of. */
const wayOuts: readonly (readonly [RegExp, string])[] = [
  [
    /account must be verified before you can add new CloudFront resources/i,
    "a new account has to be verified by AWS first: open a case at https://console.aws.amazon.com/support (Account and billing), or until then set hosting: 's3' in dynamosync.config.ts",
  ],
  [
    /identity.*already exists|EmailIdentity.*already exists/i,
    "another stack of this region has the sender's domain: set mail: { from: …, identity: 'existing' } for this stage in dynamosync.config.ts; then the same command again",
  ],
  [
    /already exists/i,
    'remove what has the name, or give this site another name in dynamosync.config.ts; then the same command again',
  ],
  [
    /not authorized|AccessDenied|is not allowed/i,
    'give the right that is named to the role that deploys; then the same command again',
  ],
]

/** Resources that were only given up because another one failed say so. */
const isCause = (reason: string): boolean => !/cancelled|The following resource\(s\) failed/.test(reason)

/** What CloudFormation says went wrong last, and what to do; the command's own failure where it says nothing. */
export const whyFailed = async (name: string, command: string): Promise<Error> => {
  const { StackEvents = [] } = await new CloudFormationClient({})
    .send(new DescribeStackEventsCommand({ StackName: name }))
    .catch(() => ({ StackEvents: [] }))
  const failed = StackEvents.find(
    ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && ResourceStatusReason !== '' && isCause(ResourceStatusReason),
  )
  if (failed === undefined) return new Error(`${command} failed`)
  const reason = failed.ResourceStatusReason ?? ''
  const [, wayOut = 'correct this, then the same command again'] =
    wayOuts.find(([pattern]) => pattern.test(reason)) ?? []
  return new Stop(`${name} could not be deployed: ${failed.LogicalResourceId ?? ''}: ${reason}`, wayOut)
}
