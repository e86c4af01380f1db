import { Duration } from 'aws-cdk-lib'
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import type { Captcha } from '../../src/domain/spam/captcha.js'
import { nameIn } from '../resource-names.js'
import { sourcesOf } from './captcha-pages.js'
import { contentPolicy, type Others } from './content-policy.js'

/** Two years: browsers' preload lists require at least one year. */
const transport = { accessControlMaxAge: Duration.days(730), includeSubdomains: false, override: true }

const security = (others: Others, referrerPolicy: HeadersReferrerPolicy) => ({
  contentSecurityPolicy: { contentSecurityPolicy: contentPolicy(others), override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy, override: true },
  strictTransportSecurity: transport,
})

/** The response headers of pages and their assets, as a CloudFront policy. */
export const pageHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PageHeaders', {
    responseHeadersPolicyName: nameIn(scope, 'PageHeaders'),
    securityHeadersBehavior: security({}, HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN),
  })

/** The response headers of pages with a captcha, which load the provider's script. */
export const captchaHeaders = (scope: Construct, providers: readonly Captcha[]): ResponseHeadersPolicy => {
  const name = `Captcha${providers.map(([initial]) => initial).join('')}`
  return new ResponseHeadersPolicy(scope, name, {
    responseHeadersPolicyName: nameIn(scope, name),
    securityHeadersBehavior: security(
      sourcesOf(providers),
      HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
    ),
  })
}

/**
 * The response headers of the owner's pages: they may connect to the token issuer, share no window with other origins,
 * and send no referrer.
 */
export const ownerHeaders = (scope: Construct, connect: readonly string[]): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'OwnerHeaders', {
    responseHeadersPolicyName: nameIn(scope, 'OwnerHeaders'),
    securityHeadersBehavior: security({ connect }, HeadersReferrerPolicy.NO_REFERRER),
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-opener-policy', value: 'same-origin', override: true }],
    },
  })

/**
 * The only headers to add to the API's answers: it sends the rest itself, including the content policy of its own
 * pages.
 */
export const apiHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    responseHeadersPolicyName: nameIn(scope, 'ApiHeaders'),
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      strictTransportSecurity: transport,
    },
  })

/** Headers of the answers that the function in front of the pages gives itself. */
export const ownHeaders = {
  'content-security-policy': contentPolicy({}),
  'strict-transport-security': `max-age=${transport.accessControlMaxAge.toSeconds()}`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const
