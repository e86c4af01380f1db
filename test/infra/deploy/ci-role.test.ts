import { describe, expect, it } from '@jest/globals'
import { roleTemplate } from '../../../tools/ci/role-template.js'
import { schemas } from '../aws-schemas.js'

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

  it('is for one environment of one repository, and names stack, bucket and roles, each', () => {
    expect(text).toContain(
      '"token.actions.githubusercontent.com:sub":"repo:kettle/forms:environment:staging"',
    )
    const resources = [...text.matchAll(/"Fn::Sub":"([^"]+)"/g)].map(([, resource = '']) => resource)
    expect(resources.length).toBeGreaterThan(6)
    for (const resource of resources)
      expect(resource).toMatch(
        /:role\/cdk-forms-|:stack\/(CDKToolkit|blue-kettle-staging)\/\*$|:::blue-kettle-staging-\*/,
      )
    expect(text).not.toMatch(/"Resource":"\*"|"Action":\["?\*/)
  })
})
