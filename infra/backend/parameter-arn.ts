import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** ARN of an AWS Systems Manager parameter in the stack's own account and region. */
export const parameterArn = (scope: Construct, name: string): string =>
  Stack.of(scope).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.replace(/^\//, '') })
