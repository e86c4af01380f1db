// A template is JSON of CloudFormation's: what is looked for and is not there fails the test.
/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment */
import { describe, expect, it } from '@jest/globals'
import { App } from 'aws-cdk-lib'
import { stackProps } from '../../infra/app/settings.js'
import { FormStack } from '../../infra/app/stack.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import { ofType, only, referredIn, templateOf } from './synthesised.js'

describe('the user pool that a stack brings', () => {
  const template = templateOf('http-dev')
  const pool = only(template, 'Cognito::UserPool')
  const client = only(template, 'Cognito::UserPoolClient')

  it('lets nobody in by themselves, and offers passkeys and a second factor', () => {
    expect(pool.properties).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UsernameAttributes: ['email'],
    })
    const message = JSON.stringify(pool.properties.AdminCreateUserConfig.InviteMessageTemplate)
    expect(message).toContain('{username}')
    expect(message).toContain('{####}')
  })

  it('has managed pages with a style, at a name that no other stack has, which passkeys are bound to', () => {
    const domain = only(template, 'Cognito::UserPoolDomain').properties
    expect(domain.ManagedLoginVersion).toBe(2)
    expect(JSON.stringify(domain.Domain)).toContain('AWS::StackId')
    expect(JSON.stringify(pool.properties.WebAuthnRelyingPartyID)).toContain('.amazoncognito.com')
    const style = only(template, 'Cognito::ManagedLoginBranding').properties
    expect([referredIn(style.UserPoolId), referredIn(style.ClientId)]).toEqual([[pool.id], [client.id]])
  })

  it('knows the owner’s pages as a public client that comes back to them, by PKCE', () => {
    expect(client.properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      AccessTokenValidity: 15,
    })
    for (const addresses of [client.properties.CallbackURLs, client.properties.LogoutURLs])
      expect(JSON.stringify(addresses)).toMatch(/"https:.*Distribution.*"\/owner\/"/)
  })

  it('is whom the owner’s function believes, with groups for forms; the outputs say what pages are built with', () => {
    const owner = ofType(template, 'Lambda::Function').find(({ id }) => id.includes('FormsOwner'))
    const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_FORMS_CLAIM } = owner?.properties.Environment.Variables ?? {}
    expect(OIDC_ISSUER).toEqual({ 'Fn::GetAtt': [pool.id, 'ProviderURL'] })
    expect(OIDC_AUDIENCE).toEqual({ Ref: client.id })
    expect(OIDC_FORMS_CLAIM).toBe('cognito:groups')
    for (const name of ['OwnersPool', 'OwnersIssuer', 'OwnersClient', 'OwnersSignIn'])
      expect(template.Outputs).toHaveProperty(name)
  })

  it('is not there for an issuer of one’s own, for IAM, or over plain HTTP', () => {
    for (const kind of ['http-prod', 'rest-dev', 's3-dev'] as const)
      expect(ofType(templateOf(kind), 'Cognito::UserPool')).toEqual([])
    const made = (settings: StageSettings) => () =>
      new FormStack(new App(), 'one', stackProps({}, { name: 'dev', settings }))
    expect(made({ owners: 'cognito', hosting: 's3' })).toThrow(
      "owners: 'cognito' needs hosting: 'cloudfront'",
    )
    expect(made({ ownerPages: { clientId: 'pages' } })).toThrow('ownerPages names a client of an issuer')
  })
})
