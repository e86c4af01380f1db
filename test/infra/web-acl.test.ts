import { describe, expect, it } from '@jest/globals'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { stackProps } from '../../infra/app/settings.js'
import { FormStack } from '../../infra/app/stack.js'

const webAcl = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/forms/1'

type Settings = Parameters<typeof stackProps>[1]['settings']

const stackWith = (app: App, id: string, settings: Settings): FormStack =>
  new FormStack(app, id, stackProps({}, { name: 'dev', settings }))

/** The functions that answer what comes through CloudFront alone. */
const closedIn = (template: Template): readonly string[] =>
  Object.entries(template.findResources('AWS::Lambda::Function'))
    .filter(([, resource]) =>
      /"ORIGIN_SECRET":.*"API_DIRECTLY":"false"|"API_DIRECTLY":"false".*"ORIGIN_SECRET":/.test(
        JSON.stringify(resource),
      ),
    )
    .map(([id]) => (id.includes('Submit') ? 'submit' : 'owner'))

describe('a web ACL', () => {
  it('is in front of every way in, and no function answers by a way around it, unless somebody asks for that', () => {
    // All in one app, as each app stages the functions and is synthesised by itself.
    const app = new App()
    const [walled, byIam, open, plain] = [
      stackWith(app, 'walled', { webAcl }),
      stackWith(app, 'iam', { webAcl, owners: 'iam' }),
      stackWith(app, 'open', { webAcl, apiDirectly: true }),
      stackWith(app, 'plain', {}),
    ]
    const template = Template.fromStack(walled)
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: webAcl },
    })
    expect([...closedIn(template)].sort()).toEqual(['owner', 'submit'])
    // A signature for AWS IAM is one for the API's own address, where the gateway itself looks at it.
    expect(closedIn(Template.fromStack(byIam))).toEqual(['submit'])
    for (const stack of [open, plain]) expect(closedIn(Template.fromStack(stack))).toEqual([])
  })

  it('is refused where there is nothing that it could be in front of', () => {
    expect(() => stackWith(new App(), 'website', { webAcl, hosting: 's3' })).toThrow(
      "webAcl needs hosting: 'cloudfront'",
    )
  })
})
