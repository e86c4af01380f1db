import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { stackProps } from '../../infra/app/settings.js'
import { FormStack } from '../../infra/app/stack.js'
import { parameter } from '../../src/domain/site/secret.js'
import { templateOf } from './synthesised.js'

const folder = mkdtempSync(join(tmpdir(), 'captcha-site-'))
cpSync('dist/site', folder, { recursive: true })
const page = (human: string): string => `<form data-dynamosync="note" data-human="${human}"></form>`
for (const [name, human] of Object.entries({ ask: 'turnstile', plain: 'proof' })) {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'index.html'), page(human))
}
writeFileSync(join(folder, 'index.html'), page('turnstile'))
afterAll(() => rmSync(folder, { recursive: true }))

type Settings = Parameters<typeof stackProps>[1]['settings']

const templateWith = (settings: Settings): Template =>
  Template.fromStack(
    new FormStack(new App(), 'asking', { ...stackProps({}, { name: 'dev', settings }), site: folder }),
  )

const human = { turnstile: { siteKey: '0x4', secret: parameter('/kettle/turnstile') } }

describe('a deployment with a captcha', () => {
  const template = templateWith({ human })

  it('tells the function the name of the secret, which it may read, and nobody the secret', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          CAPTCHA_SECRETS: '{"turnstile":{"parameter":"/kettle/turnstile"}}',
        }),
      },
    })
    const policies = Object.values(template.findResources('AWS::IAM::Policy'))
    const reading = policies.filter((policy) => JSON.stringify(policy).includes('ssm:GetParameter'))
    expect(reading).toHaveLength(1)
    expect(JSON.stringify(reading)).toContain(':parameter/kettle/turnstile')
    expect(JSON.stringify(templateOf('http-dev'))).not.toMatch(/ssm:GetParameter|CAPTCHA/)
  })

  it('lets the provider’s script into the pages that ask for it, and into no other', () => {
    const [distribution] = Object.values(template.findResources('AWS::CloudFront::Distribution'))
    interface Behaviour {
      readonly PathPattern?: string
      readonly ResponseHeadersPolicyId: { readonly Ref: string }
    }
    const { CacheBehaviors, DefaultCacheBehavior } = (
      distribution as {
        Properties: { DistributionConfig: { CacheBehaviors: Behaviour[]; DefaultCacheBehavior: Behaviour } }
      }
    ).Properties.DistributionConfig
    const policies = template.findResources('AWS::CloudFront::ResponseHeadersPolicy')
    const letsIn = ({ ResponseHeadersPolicyId }: Behaviour): boolean =>
      JSON.stringify(policies[ResponseHeadersPolicyId.Ref]).includes(
        "script-src 'self' https://challenges.cloudflare.com",
      )
    const patterns = CacheBehaviors.filter(letsIn).map(({ PathPattern }) => PathPattern)
    expect(patterns.sort()).toEqual(['/', '/ask/*', '/index.html'])
    expect(letsIn(DefaultCacheBehavior)).toBe(false)
    expect(JSON.stringify(policies)).not.toMatch(/hcaptcha|recaptcha|unsafe/)
  })

  it('has a policy of its own name for each provider, as CloudFront takes a name once in an account', () => {
    const several = mkdtempSync(join(tmpdir(), 'captchas-site-'))
    cpSync('dist/site', several, { recursive: true })
    for (const provider of ['turnstile', 'hcaptcha', 'recaptcha']) {
      mkdirSync(join(several, provider))
      writeFileSync(join(several, provider, 'index.html'), page(provider))
    }
    const props = { ...stackProps({}, { name: 'dev', settings: {} }), site: several }
    const { Resources } = Template.fromStack(new FormStack(new App(), 'several', props)).toJSON() as {
      Resources: Readonly<Record<string, { Type: string; Properties: Readonly<Record<string, unknown>> }>>
    }
    rmSync(several, { recursive: true })
    const names = Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::CloudFront::ResponseHeadersPolicy')
      .map(({ Properties }) =>
        JSON.stringify((Properties['ResponseHeadersPolicyConfig'] as { Name: unknown }).Name),
      )
    expect(names).toHaveLength(6)
    expect(new Set(names).size).toBe(6)
  })

  it('is refused where a secret is not named as one', () => {
    const wrong = { turnstile: { siteKey: '0x4', secret: 7 } } as unknown as Settings['human']
    expect(() => templateWith({ ...(wrong && { human: wrong }) })).toThrow(
      'CAPTCHA_SECRETS.turnstile must be',
    )
  })
})
