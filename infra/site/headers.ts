import { Duration } from 'aws-cdk-lib'
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { nameIn } from '../resource-names.js'

/** The content policy of pages that load only what lies beside them, and talk to nobody else but to `connect`. */
export const contentPolicy = (connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Two years, as browsers ask of hosts that are never plain again. */
const transport = { accessControlMaxAge: Duration.days(730), includeSubdomains: false, override: true }

const security = (connect: readonly string[], referrerPolicy: HeadersReferrerPolicy) => ({
  contentSecurityPolicy: { contentSecurityPolicy: contentPolicy(connect), override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy, override: true },
  strictTransportSecurity: transport,
})

/** The headers of pages and of what they load, as a policy of CloudFront's. */
export const pageHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PageHeaders', {
    responseHeadersPolicyName: nameIn(scope, 'PageHeaders'),
    securityHeadersBehavior: security([], HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN),
  })

/** The owner's pages may talk to who gives tokens; they share no window, and tell nobody where one comes from. */
export const ownerHeaders = (scope: Construct, connect: readonly string[]): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'OwnerHeaders', {
    responseHeadersPolicyName: nameIn(scope, 'OwnerHeaders'),
    securityHeadersBehavior: security(connect, HeadersReferrerPolicy.NO_REFERRER),
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-opener-policy', value: 'same-origin', override: true }],
    },
  })

/** The API says all but this itself, the content policy of its own pages included. */
export const apiHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    responseHeadersPolicyName: nameIn(scope, 'ApiHeaders'),
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      strictTransportSecurity: transport,
    },
  })

/** What the function in front of the pages sends with its own answers. */
export const ownHeaders = {
  'content-security-policy': contentPolicy([]),
  'strict-transport-security': `max-age=${transport.accessControlMaxAge.toSeconds()}`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const
