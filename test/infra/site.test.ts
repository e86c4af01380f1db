import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { pageFunction } from '../../infra/site/paths.js'
import { referredIn, ofType, only, templateOf } from './synthesised.js'

type Query = Readonly<
  Record<string, { readonly value: string; readonly multiValue?: readonly { readonly value: string }[] }>
>
interface Request {
  readonly uri: string
  readonly headers?: Readonly<Record<string, { readonly value: string }>>
  readonly querystring?: Query
}
interface Reply {
  readonly statusCode?: number
  readonly uri?: string
  readonly headers?: Readonly<Record<string, { readonly value: string }>>
  readonly body?: { readonly data: string }
  readonly querystring?: Readonly<Record<string, { readonly value: string }>>
}

interface Behaviour {
  readonly PathPattern?: string
  readonly ViewerProtocolPolicy: string
  readonly CachePolicyId: unknown
  readonly OriginRequestPolicyId?: string
  readonly AllowedMethods: readonly string[]
  readonly FunctionAssociations?: readonly unknown[]
  readonly TargetOriginId: string
  readonly ResponseHeadersPolicyId: unknown
  readonly Compress?: boolean
}

interface DistributionConfig {
  readonly DefaultCacheBehavior: Behaviour
  readonly CacheBehaviors: readonly Behaviour[]
  readonly CustomErrorResponses: readonly Readonly<Record<string, unknown>>[]
  readonly Origins: readonly {
    readonly Id: string
    readonly CustomOriginConfig?: object
    readonly OriginPath?: string
    readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: unknown }[]
  }[]
  readonly Aliases?: readonly string[]
  readonly ViewerCertificate?: Readonly<Record<string, unknown>>
}

const cached = { never: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', long: '658327ea-f89d-4fab-a63d-7e88639e58f6' }
const allButHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

const kinds = ['http-dev', 'http-prod', 'rest-dev', 'rest-prod'] as const
const configOf = (kind: (typeof kinds)[number]): DistributionConfig =>
  (
    only(templateOf(kind), 'CloudFront::Distribution').properties as {
      DistributionConfig: DistributionConfig
    }
  ).DistributionConfig

describe.each(kinds)('the site of %s', (kind) => {
  const template = templateOf(kind)
  const config = configOf(kind)
  const behaviour = (path: string): Behaviour | undefined =>
    config.CacheBehaviors.find(({ PathPattern }) => PathPattern === path)
  const headersOf = ({ ResponseHeadersPolicyId }: Behaviour): string =>
    JSON.stringify(template.Resources[referredIn(ResponseHeadersPolicyId)[0] ?? '']?.Properties)

  it('is in a bucket that only its distribution may read and only the CDK’s role may write, over TLS', () => {
    const [bucket] = ofType(template, 'S3::Bucket')
    expect(bucket?.properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    })
    const policy = JSON.stringify(only(template, 'S3::BucketPolicy').properties)
    expect(policy).toContain('"Principal":{"Service":"cloudfront.amazonaws.com"}')
    expect(policy).toContain('"aws:SecureTransport":"false"')
    expect([...policy.matchAll(/s3:[A-Z]\w+/g)].map(([action]) => action)).toEqual([
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      's3:DeleteObject',
    ])
    expect(only(template, 'CloudFront::OriginAccessControl').properties).toMatchObject({
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    })
  })

  it('passes /api/* on as it is, uncached, errors too, with all that the visitor sent but the host', () => {
    const api = behaviour('/api/*')!
    expect(api).toMatchObject({
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: cached.never,
      OriginRequestPolicyId: allButHost,
    })
    expect(api.AllowedMethods).toEqual(expect.arrayContaining(['POST', 'DELETE', 'OPTIONS']))
    expect(api.FunctionAssociations).toHaveLength(1)
    const origin = config.Origins.find(({ Id }) => Id === api.TargetOriginId)
    expect(origin?.OriginPath).toBeUndefined()
    const [shown, ...others] = origin?.OriginCustomHeaders ?? []
    expect(others).toEqual([])
    expect(shown?.HeaderName).toBe('x-dynamosync-origin')
    expect(JSON.stringify(shown?.HeaderValue)).toContain('{"Ref":"FormSecretOrigin"}')
    expect(origin?.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only' })
    for (const answer of config.CustomErrorResponses) {
      expect(Object.keys(answer).sort()).toEqual(['ErrorCachingMinTTL', 'ErrorCode'])
      expect(answer['ErrorCachingMinTTL']).toBe(0)
    }
  })

  it('keeps hashed files and no page, and sends security headers with all of them', () => {
    expect(behaviour('/assets/*')!.CachePolicyId).toBe(cached.long)
    const pages = [
      config.DefaultCacheBehavior,
      ...(behaviour('/owner/*') === undefined ? [] : [behaviour('/owner/*')!]),
    ]
    for (const page of pages)
      expect(referredIn(page.CachePolicyId)).toEqual([expect.stringContaining('ByContent')])
    expect(headersOf(behaviour('/assets/*')!)).toBe(headersOf(config.DefaultCacheBehavior))
    for (const each of [...pages, behaviour('/assets/*')!]) {
      expect(each.ViewerProtocolPolicy).toBe('redirect-to-https')
      expect(headersOf(each)).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
      )
      expect(headersOf(each)).toContain('"AccessControlMaxAgeSec":63072000')
      expect(headersOf(each)).toContain('"ContentTypeOptions":{"Override":true}')
    }
    expect(headersOf(config.DefaultCacheBehavior)).toContain("connect-src 'self';")
    // One policy where two would be the same.
    const policies = ofType(template, 'CloudFront::ResponseHeadersPolicy').map(({ properties }) =>
      JSON.stringify(properties).replace(/"Name":\{.*?\]\]\}/, ''),
    )
    expect(new Set(policies).size).toBe(policies.length)
  })

  it('has the owner’s pages only where they can sign in, and lets them talk to who gives tokens', () => {
    const owner = behaviour('/owner/*')
    expect(owner !== undefined).toBe(kind.startsWith('http'))
    if (kind === 'http-prod')
      expect(headersOf(owner!)).toContain(
        "connect-src 'self' https://id.example.org https://tokens.example.org;",
      )
    if (kind === 'http-dev')
      expect(headersOf(owner!)).toMatch(
        /connect-src 'self' https:..cognito-idp\..*"forms".*AWS::StackId.*"\.auth\.".*"\.amazoncognito\.com;/,
      )
  })

  it('has a name of its own where one is asked for, from TLS 1.2 on', () => {
    expect(config.Aliases).toEqual(kind === 'http-prod' ? ['forms.example.org'] : undefined)
    // Who has the name has to be told where it leads.
    expect(template.Outputs?.['SiteHost'] !== undefined).toBe(kind === 'http-prod')
    if (kind === 'http-prod')
      expect(config.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021' })
  })
})

const edgeFunction = (name: string): unknown =>
  ofType(templateOf('rest-dev'), 'CloudFront::Function').find(({ id }) => id.includes(name))?.properties

describe('the function in front of the pages', () => {
  let answer: (uri: string, querystring?: Query) => Reply
  beforeAll(() => {
    const { FunctionCode, FunctionConfig } = edgeFunction('PageAt') as {
      readonly FunctionCode: string
      readonly FunctionConfig: { readonly Runtime: string }
    }
    expect(FunctionConfig.Runtime).toBe('cloudfront-js-2.0')
    expect(Buffer.byteLength(FunctionCode)).toBeLessThan(10_240)
    const handler = runInNewContext(`${FunctionCode}\nhandler`) as (event: { request: Request }) => Reply
    answer = (uri, querystring) => handler({ request: { uri, ...(querystring && { querystring }) } })
  })

  it('finds the page of a folder, and sends to it where the slash is missing', () => {
    expect(answer('/')).toMatchObject({ uri: '/index.html' })
    expect(answer('/contact/')).toMatchObject({ uri: '/contact/index.html' })
    expect(answer('/icon.svg')).toMatchObject({ uri: '/icon.svg' })
    expect(answer('/contact')).toMatchObject({
      statusCode: 302,
      headers: { location: { value: '/contact/' } },
    })
    const query = {
      topic: { value: 'b', multiValue: [{ value: 'a%20b' }, { value: 'b' }] },
      embed: { value: '' },
    }
    expect(answer('/contact', query).headers?.['location']?.value).toBe('/contact/?topic=a%20b&topic=b&embed')
    expect(answer('/contact', { name: { value: 'ann' } }).headers?.['location']?.value).toBe(
      '/contact/?name=ann',
    )
  })

  it.each([
    '/nothing',
    '/nothing/',
    '/404.html',
    '/contact/x',
    '/owner/',
    '/constructor',
    '/../index.html',
    '//evil.example/',
  ])('says of %s that there is nothing, with the page of the site and 404', (uri) => {
    const reply = answer(uri)
    expect(reply.statusCode).toBe(404)
    expect(reply.body?.data).toContain('This page does not exist')
    expect(reply.headers?.['content-security-policy']?.value).toContain("default-src 'none'")
  })
})

describe('a page at the edge', () => {
  it('is kept by its content, compressed, for a day', () => {
    const [policy, ...others] = ofType(templateOf('http-dev'), 'CloudFront::CachePolicy')
    expect(others).toEqual([])
    expect(policy?.properties).toMatchObject({
      CachePolicyConfig: {
        MinTTL: 86_400,
        MaxTTL: 86_400,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingGzip: true,
          EnableAcceptEncodingBrotli: true,
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['v'] },
        },
      },
    })
    expect(configOf('http-dev').DefaultCacheBehavior.Compress).toBe(true)
  })

  it('is asked for by its digest, whatever the visitor asked for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'site-'))
    const page = (text: string): string => {
      writeFileSync(join(folder, 'index.html'), text)
      writeFileSync(join(folder, '404.html'), 'nothing')
      const handler = runInNewContext(`${pageFunction(folder, false, {})}\nhandler`) as (event: {
        request: Request & { querystring: object }
      }) => Reply
      return (
        handler({ request: { uri: '/', querystring: { v: { value: 'mine' }, x: { value: '1' } } } })
          .querystring?.['v']?.value ?? ''
      )
    }
    const [first, changed, again] = [page('one'), page('two'), page('one')]
    rmSync(folder, { recursive: true })
    expect(first).toMatch(/^[\w-]{11}$/)
    expect(changed).not.toBe(first)
    expect(again).toBe(first)
  })
})

describe('the function in front of the API', () => {
  it('says who called, whatever the request claims', () => {
    const { FunctionCode } = edgeFunction('ViewerAddress') as { readonly FunctionCode: string }
    const handler = runInNewContext(`${FunctionCode}\nhandler`) as (event: object) => Request
    const request = { uri: '/api/forms/contact', headers: { 'x-viewer-address': { value: '6.6.6.6' } } }
    expect(handler({ viewer: { ip: '203.0.113.9' }, request }).headers?.['x-viewer-address']).toEqual({
      value: '203.0.113.9',
    })
  })
})

describe('hosting by S3', () => {
  const template = templateOf('s3-dev')

  it('is a public website without CloudFront, whose origin may post', () => {
    expect(ofType(template, 'CloudFront::Distribution')).toEqual([])
    expect(ofType(template, 'S3::Bucket')[0]?.properties).toMatchObject({
      WebsiteConfiguration: { IndexDocument: 'index.html', ErrorDocument: '404.html' },
    })
    const api = JSON.stringify(only(template, 'ApiGatewayV2::Api').properties)
    expect(api).toContain('"WebsiteURL"')
    expect(JSON.stringify(template)).not.toContain('"/owner/')
  })
})
