import { DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { note } from '../../src/adapters/terminal/output.js'
import type { Account } from './account.js'
import { explained } from './aws-fault.js'
import { Stop } from './stop.js'

/** Failures for which CloudFormation's own message names no remedy. */
const wayOuts: readonly (readonly [RegExp, string])[] = [
  [
    /account must be verified before you can add new CloudFront resources/i,
    "AWS must verify a new account first: open a case at https://console.aws.amazon.com/support (Account and billing); until then, you can set hosting: 's3' in dynamosync.config.ts",
  ],
  [
    /identity.*already exists|EmailIdentity.*already exists/i,
    "another stack in this region owns the sender's domain: set mail: { from: …, identity: 'existing' } for this stage in dynamosync.config.ts, then run the same command again",
  ],
  [
    /Invalid principal in policy/i,
    "the bootstrap's file-publishing role is missing: run npx cdk bootstrap again, or set the right qualifier in dynamosync.config.ts, then run the same command again",
  ],
  [/not empty/i, 'something still writes files to the bucket: stop it, then run npm run destroy again'],
  [
    /already exists/i,
    'delete the resource with this name, or give this site another name in dynamosync.config.ts, then run the same command again',
  ],
  [
    /not authorized|AccessDenied|is not allowed/i,
    'grant the permission named above to the deploying role, then run the same command again',
  ],
]

/** Whether an event is a cause: a resource that was only cancelled because another failed says so in its event. */
const isCause = (reason: string): boolean => !/cancelled|The following resource\(s\) failed/.test(reason)

/** A failed change of a stack. */
export interface Failed {
  readonly name: string
  readonly what: 'deployed' | 'removed'
  /** The local symptom of the failure. */
  readonly cause: unknown
}

/** Events of a stack, newest first; empty if the caller may not read them. */
const eventsOf = async ({ stacks }: Account, name: string): Promise<readonly StackEvent[]> => {
  try {
    return (await stacks.send(new DescribeStackEventsCommand({ StackName: name }))).StackEvents ?? []
  } catch (cause) {
    const why = cause instanceof Error ? explained(cause).message : String(cause)
    note(`The cause is unknown, because the events of ${name} cannot be read. ${why}`)
    return []
  }
}

/** CloudFormation's last error with a remedy; the given cause if CloudFormation reports none. */
export const whyFailed = async (here: Account, { name, what, cause }: Failed): Promise<Error> => {
  const failed = (await eventsOf(here, name)).find(
    ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && ResourceStatusReason !== '' && isCause(ResourceStatusReason),
  )
  if (failed === undefined) return cause instanceof Error ? cause : new Error(String(cause))
  const reason = failed.ResourceStatusReason ?? ''
  const [, wayOut = 'fix this, then run the same command again'] =
    wayOuts.find(([pattern]) => pattern.test(reason)) ?? []
  return new Stop(`${name} could not be ${what}: ${failed.LogicalResourceId ?? ''}: ${reason}`, wayOut)
}
