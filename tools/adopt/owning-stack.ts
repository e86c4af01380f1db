import { type CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'

/** Whether CloudFormation reports that no stack has the resource; a malformed request has the same code. */
const hasNone = (cause: unknown): boolean => cause instanceof Error && cause.name === 'ValidationError'

/** Name of the stack to which a table belongs; undefined if it belongs to none. */
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
