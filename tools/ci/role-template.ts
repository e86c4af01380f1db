/** Which workflow may deploy what. */
export interface Pipeline {
  /** `OWNER/REPOSITORY` on GitHub. */
  readonly repository: string
  /** The stage, which is also the name of the environment on GitHub. */
  readonly stage: string
  readonly stackName: string
  /** Of the bootstrap stack; the CDK's own is `hnb659fds`. */
  readonly qualifier: string
  /** Whether the account knows GitHub already: it can do so once. */
  readonly hasProvider: boolean
}

const issuer = 'token.actions.githubusercontent.com'

const sub = (text: string) => ({ 'Fn::Sub': text })

const allow = (actions: readonly string[], ...resources: readonly string[]) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources.map(sub),
})

/** The rights of a deployment: the CDK's own roles, what `deploy` asks of the stack itself, and the site's bucket. */
const statements = ({ stackName, qualifier }: Pipeline) => {
  const stack = (name: string): string =>
    `arn:\${AWS::Partition}:cloudformation:\${AWS::Region}:\${AWS::AccountId}:stack/${name}/*`
  // CloudFormation begins a bucket's name with that of its stack, as far as there is room.
  const bucket = `arn:\${AWS::Partition}:s3:::${stackName.slice(0, 24)}-*`
  return [
    allow(
      ['sts:AssumeRole'],
      ...['deploy', 'file-publishing', 'lookup'].map(
        (role) =>
          `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/cdk-${qualifier}-${role}-role-\${AWS::AccountId}-\${AWS::Region}`,
      ),
    ),
    allow(['cloudformation:DescribeStacks'], stack('CDKToolkit')),
    allow(
      [
        'DescribeStacks',
        'DescribeStackEvents',
        'UpdateStack',
        'UpdateTerminationProtection',
        'DeleteStack',
      ].map((action) => `cloudformation:${action}`),
      stack(stackName),
    ),
    allow(['s3:ListBucket'], bucket),
    allow(['s3:PutObject', 's3:DeleteObject'], `${bucket}/*`),
  ]
}

const trust = ({ repository, stage, hasProvider }: Pipeline) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: {
        Federated: hasProvider
          ? sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${issuer}`)
          : { Ref: 'GitHub' },
      },
      Condition: {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: `repo:${repository}:environment:${stage}`,
        },
      },
    },
  ],
})

/** A template of CloudFormation with a role that GitHub Actions deploys one stage by, and nothing else. */
export const roleTemplate = (pipeline: Pipeline) => ({
  Description: `Lets the environment ${pipeline.stage} of ${pipeline.repository} deploy ${pipeline.stackName}`,
  Resources: {
    ...(!pipeline.hasProvider && {
      GitHub: {
        Type: 'AWS::IAM::OIDCProvider',
        Properties: { Url: `https://${issuer}`, ClientIdList: ['sts.amazonaws.com'] },
      },
    }),
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust(pipeline),
        MaxSessionDuration: 3600,
        Policies: [
          {
            PolicyName: 'deploy',
            PolicyDocument: { Version: '2012-10-17', Statement: statements(pipeline) },
          },
        ],
      },
    },
  },
  Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
})
