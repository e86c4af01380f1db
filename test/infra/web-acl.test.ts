import { describe, expect, it } from '@jest/globals'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { stackProps } from '../../infra/app/settings.js'
import { FormStack } from '../../infra/app/stack.js'

const webAcl = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/forms/1'

const templateWith = (settings: Parameters<typeof stackProps>[1]['settings']): Template =>
  Template.fromStack(new FormStack(new App(), 'walled', stackProps({}, { name: 'dev', settings })))

const closedIn = (template: Template): boolean =>
  JSON.stringify(template.toJSON()).includes('"API_DIRECTLY":"false"')

describe('a web ACL', () => {
  it('is in front of the site, and forms are sent by no way around it, unless somebody asks for that', () => {
    const template = templateWith({ webAcl })
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: webAcl },
    })
    expect(closedIn(template)).toBe(true)
    expect(closedIn(templateWith({ webAcl, apiDirectly: true }))).toBe(false)
    expect(closedIn(templateWith({}))).toBe(false)
  })

  it('is refused where there is nothing that it could be in front of', () => {
    expect(() => templateWith({ webAcl, hosting: 's3' })).toThrow("webAcl needs hosting: 'cloudfront'")
  })
})
