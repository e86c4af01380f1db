import { type CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'

/** Whether CloudFormation says that no stack has a resource. Its code is the same as for a wrong request. */
const hasNone = (cause: unknown): boolean => cause instanceof Error && cause.name === 'ValidationError'

/** The name of the stack that a table belongs to; undefined if it belongs to none. */
export const owningStack = async (
  stacks: CloudFormationClient,
  table: string,
): Promise<string | undefined> => {
  try {
    const command = new DescribeStackResourcesCommand({ PhysicalResourceId: table })
    const { StackResources: [found] = [] } = await stacks.send(command)
    return found?.StackName
  } catch (cause) {
    if (hasNone(cause)) return undefined
    throw cause
  }
}
