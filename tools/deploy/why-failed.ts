import { DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { note } from '../../src/adapters/terminal/output.js'
import type { Account } from './account.js'
import { explained } from './aws-fault.js'
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
    /Invalid principal in policy/i,
    "the CDK's file-publishing role of this bootstrap is missing: npx cdk bootstrap again, or name the right qualifier in dynamosync.config.ts; then the same command again",
  ],
  [/not empty/i, 'somebody puts files into it: stop that, then npm run destroy again'],
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

/** A change of a stack that failed. */
export interface Failed {
  readonly name: string
  readonly what: 'deployed' | 'removed'
  /** How the failure showed here. */
  readonly cause: unknown
}

/** The events of a stack, newest first; none if the caller may not read them. */
const eventsOf = async ({ stacks }: Account, name: string): Promise<readonly StackEvent[]> => {
  try {
    return (await stacks.send(new DescribeStackEventsCommand({ StackName: name }))).StackEvents ?? []
  } catch (cause) {
    const why = cause instanceof Error ? explained(cause).message : String(cause)
    note(`Why is not known here, as the events of ${name} cannot be read. ${why}`)
    return []
  }
}

/** The last error of CloudFormation and the way out; the given cause if CloudFormation names none. */
export const whyFailed = async (here: Account, { name, what, cause }: Failed): Promise<Error> => {
  const failed = (await eventsOf(here, name)).find(
    ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && ResourceStatusReason !== '' && isCause(ResourceStatusReason),
  )
  if (failed === undefined) return cause instanceof Error ? cause : new Error(String(cause))
  const reason = failed.ResourceStatusReason ?? ''
  const [, wayOut = 'correct this, then the same command again'] =
    wayOuts.find(([pattern]) => pattern.test(reason)) ?? []
  return new Stop(`${name} could not be ${what}: ${failed.LogicalResourceId ?? ''}: ${reason}`, wayOut)
}
