import { cdkRoleArn } from '../../infra/app/cdk-roles.js'

/** A GitHub repository, and the stage that its workflows may deploy. */
export interface Pipeline {
  /** `OWNER/REPOSITORY` on GitHub. */
  readonly repository: string
  /** The stage, which is also the name of the GitHub environment. */
  readonly stage: string
  readonly stackName: string
  /** Qualifier of the bootstrap stack; the CDK's default is `hnb659fds`. */
  readonly qualifier: string
  /** Whether the account has GitHub as an OpenID Connect provider already: it can have only one. */
  readonly hasProvider: boolean
}

const issuer = 'token.actions.githubusercontent.com'

const sub = (text: string) => ({ 'Fn::Sub': text })

const allow = (actions: readonly string[], ...resources: readonly string[]) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources.map(sub),
})

/**
 * The permissions of a deployment: to assume the CDK's own roles, which do everything, including the upload of the
 * site.
 */
const deploying = ({ qualifier }: Pipeline) => {
  const bootstrap = {
    partition: '${AWS::Partition}',
    account: '${AWS::AccountId}',
    region: '${AWS::Region}',
    qualifier,
  }
  const roles = (['deploy', 'file-publishing', 'lookup'] as const).map((role) => cdkRoleArn(bootstrap, role))
  return [allow(['sts:AssumeRole'], ...roles)]
}

/** The permissions of a diff: to read the template of this one stack, and no submissions. */
const comparing = ({ stackName }: Pipeline) => [
  allow(
    ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
    `arn:\${AWS::Partition}:cloudformation:\${AWS::Region}:\${AWS::AccountId}:stack/${stackName}/*`,
  ),
]

/** A role that a job of the repository assumes, identified by GitHub's token claims. */
const roleFor = ({ repository, hasProvider }: Pipeline, job: string, statements: readonly unknown[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
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
              [`${issuer}:sub`]: `repo:${repository}:${job}`,
            },
          },
        },
      ],
    },
    MaxSessionDuration: 3600,
    Policies: [
      { PolicyName: 'dynamosync', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
    ],
  },
})

/**
 * A CloudFormation template with the roles that GitHub Actions assumes to deploy one stage and to show what would
 * change.
 */
export const roleTemplate = (pipeline: Pipeline) => ({
  Description: `Lets the environment ${pipeline.stage} of ${pipeline.repository} deploy ${pipeline.stackName}`,
  Resources: {
    ...(!pipeline.hasProvider && {
      GitHub: {
        Type: 'AWS::IAM::OIDCProvider',
        Properties: { Url: `https://${issuer}`, ClientIdList: ['sts.amazonaws.com'] },
      },
    }),
    Role: roleFor(pipeline, `environment:${pipeline.stage}`, deploying(pipeline)),
    DiffRole: roleFor(pipeline, 'pull_request', comparing(pipeline)),
  },
  Outputs: {
    RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    DiffRoleArn: { Value: { 'Fn::GetAtt': ['DiffRole', 'Arn'] } },
  },
})
