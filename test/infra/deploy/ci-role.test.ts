import { describe, expect, it } from '@jest/globals'
import { roleTemplate } from '../../../tools/ci/role-template.js'
import { schemas } from '../aws-schemas.js'

interface Statement {
  readonly Action: readonly string[]
  readonly Resource: readonly { readonly 'Fn::Sub': string }[]
}

const pipeline = {
  repository: 'kettle/forms',
  stage: 'staging',
  stackName: 'blue-kettle-staging',
  qualifier: 'forms',
  hasProvider: false,
}

describe('the role that GitHub Actions deploys by', () => {
  const text = JSON.stringify(roleTemplate(pipeline))

  it('is as AWS’s schemas have it, with and without a provider of its own', () => {
    const read = schemas()
    for (const hasProvider of [true, false])
      expect(read(roleTemplate({ ...pipeline, hasProvider })).errors).toEqual([])
    expect(JSON.stringify(roleTemplate({ ...pipeline, hasProvider: true }))).not.toContain(
      'IAM::OIDCProvider',
    )
  })

  it('is for one environment of one repository, and may do nothing but act as the CDK’s own roles', () => {
    const { Role, DiffRole } = roleTemplate(pipeline).Resources
    const deploying = JSON.stringify(Role)
    expect(deploying).toContain(
      '"token.actions.githubusercontent.com:sub":"repo:kettle/forms:environment:staging"',
    )
    expect(JSON.stringify(DiffRole)).toContain(
      '"token.actions.githubusercontent.com:sub":"repo:kettle/forms:pull_request"',
    )
    const rightsOf = ({ Properties: { Policies } }: typeof Role) =>
      (Policies[0]?.PolicyDocument.Statement ?? []) as readonly Statement[]
    const namesOf = ({ Resource }: Statement) => Resource.map(({ 'Fn::Sub': name }) => name)
    const place = '-role-${AWS::AccountId}-${AWS::Region}'
    const [assume, ...more] = rightsOf(Role)
    expect([assume?.Action, more]).toEqual([['sts:AssumeRole'], []])
    expect(assume === undefined ? [] : namesOf(assume)).toEqual(
      ['deploy', 'file-publishing', 'lookup'].map(
        (role) => `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/cdk-forms-${role}${place}`,
      ),
    )
    // A pull request reads the template of one stack, and no submission.
    expect(rightsOf(DiffRole).map(({ Action }) => Action)).toEqual([
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
    ])
    expect(rightsOf(DiffRole).flatMap(namesOf)).toEqual([
      expect.stringMatching(/:stack\/blue-kettle-staging\/\*$/),
    ])
    expect(text).not.toMatch(/"Resource":"\*"|"Action":\["?\*/)
  })
})
