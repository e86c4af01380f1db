/** Roles that the CDK bootstrap creates: to start deployments, upload files, create resources, or look up values. */
export type CdkRole = 'deploy' | 'file-publishing' | 'cfn-exec' | 'lookup'

/** Location of a CDK bootstrap, each part as text or as a template reference. */
export interface Bootstrap {
  readonly partition: string
  readonly account: string
  readonly region: string
  /** Name of the bootstrap; an account may have several in a region. */
  readonly qualifier: string
}

/** Default qualifier of a bootstrap. */
export const usualQualifier = 'hnb659fds'

/** The ARN of one of the CDK's roles, as the bootstrap template names it. */
export const cdkRoleArn = ({ partition, account, region, qualifier }: Bootstrap, role: CdkRole): string =>
  `arn:${partition}:iam::${account}:role/cdk-${qualifier}-${role}-role-${account}-${region}`
