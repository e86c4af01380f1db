import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib'
import {
  CfnManagedLoginBranding,
  CfnUserPool,
  CfnUserPoolClient,
  CfnUserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { TokenOwners } from '../options.js'
import { invitationDays, refreshHours, tokenMinutes } from './terms.js'
import { nameOfStack, readableName } from '../resource-names.js'

/** The claim in which Cognito lists the groups of a token's user: here each group is a form, and `*` all of them. */
const formsClaim = 'cognito:groups'

const invitation = (site: string) => ({
  emailSubject: 'Your access to form submissions',
  emailMessage: Fn.join('', [
    'You are invited to read the submissions to the forms of ',
    site,
    '<br><br>Sign in as {username} with the temporary password {####} within ',
    String(invitationDays),
    ' days, and choose your own password or a passkey.',
  ]),
})

/**
 * The owners and their sign-in pages: a Cognito user pool whose groups are forms. Owners cannot sign up themselves.
 * The pool is deleted with its stack: owners are invited again within a minute, and it holds no submissions.
 */
export class OwnerPool extends Construct {
  readonly poolId: string
  readonly clientId: string
  /** Token verification settings of the owner's function. */
  readonly owners: TokenOwners
  /** Origins from which the owner's pages get tokens: the issuer's own, and that of its pages. */
  readonly origins: readonly [issuer: string, pages: string]

  /** @param site the site's address, without a trailing slash */
  constructor(scope: Construct, id: string, site: () => string) {
    super(scope, id)
    const domain = nameOfStack('forms')
    const host = Fn.join('', [domain, '.auth.', Aws.REGION, '.amazoncognito.com'])
    const pool = this.pool(site, host)
    const client = this.client(pool, site)
    new CfnUserPoolDomain(this, 'Domain', { userPoolId: pool.ref, domain, managedLoginVersion: 2 })
    // Version 2 of the sign-in pages does not open for a client without a style.
    new CfnManagedLoginBranding(this, 'Style', {
      userPoolId: pool.ref,
      clientId: client.ref,
      useCognitoProvidedValues: true,
    })
    this.poolId = pool.ref
    this.clientId = client.ref
    this.owners = { issuer: pool.attrProviderUrl, audience: client.ref, formsClaim }
    this.origins = [
      Fn.join('', ['https://cognito-idp.', Aws.REGION, '.', Aws.URL_SUFFIX]),
      Fn.join('', ['https://', host]),
    ]
  }

  private pool(site: () => string, host: string): CfnUserPool {
    const pool = new CfnUserPool(this, 'Pool', {
      userPoolName: readableName(this),
      // The cheapest plan that has passkeys.
      userPoolTier: 'ESSENTIALS',
      usernameAttributes: ['email'],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ['email'],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
      accountRecoverySetting: { recoveryMechanisms: [{ name: 'verified_email', priority: 1 }] },
      adminCreateUserConfig: { allowAdminCreateUserOnly: true, inviteMessageTemplate: invitation(site()) },
      policies: {
        passwordPolicy: {
          minimumLength: 12,
          requireLowercase: true,
          requireUppercase: true,
          requireNumbers: true,
          requireSymbols: true,
          temporaryPasswordValidityDays: invitationDays,
        },
        signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
      },
      webAuthnRelyingPartyId: host,
      webAuthnUserVerification: 'required',
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['SOFTWARE_TOKEN_MFA'],
    })
    pool.applyRemovalPolicy(RemovalPolicy.DESTROY)
    return pool
  }

  private client(pool: CfnUserPool, site: () => string): CfnUserPoolClient {
    const pages = Fn.join('', [site(), '/owner/'])
    return new CfnUserPoolClient(this, 'Pages', {
      userPoolId: pool.ref,
      clientName: 'owner-pages',
      // The pages cannot keep a client secret: PKCE replaces it.
      generateSecret: false,
      supportedIdentityProviders: ['COGNITO'],
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid'],
      callbackUrLs: [pages],
      logoutUrLs: [pages],
      explicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      accessTokenValidity: tokenMinutes,
      idTokenValidity: tokenMinutes,
      refreshTokenValidity: refreshHours,
      tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'hours' },
    })
  }
}
