import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  type ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { FormApi } from '../api/api.js'
import { originHeader } from '../../src/domain/contract/origin.js'
import { nameIn } from '../resource-names.js'
import type { Captcha } from '../../src/domain/spam/captcha.js'
import { captchaPages } from './captcha-pages.js'
import { apiHeaders, captchaHeaders, ownerHeaders, ownHeaders, pageHeaders } from './headers.js'
import { deployedFiles, digestParameter, hashedFolder, ownerFolder, pageFunction } from './paths.js'
import { viewerFunction } from './viewer.js'

/** A custom domain name. */
export interface SiteDomain {
  readonly name: string
  /** ARN of an ACM certificate for the name, in us-east-1, where CloudFront requires it. */
  readonly certificateArn: string
}

export interface SiteProps {
  readonly api: FormApi
  /** Folder of the built site. */
  readonly files: string
  readonly domain?: SiteDomain | undefined
  readonly webAcl?: string | undefined
  /** Origins from which the owner's pages get tokens; if omitted, the site has no owner's pages. */
  readonly issuers?: readonly string[] | undefined
  /**
   * Secret sent to the API with each request, so that it trusts the viewer's address that the edge function reports.
   */
  readonly originSecret?: string | undefined
}

/** The edge's cache time for a page, whatever its headers tell browsers. */
const pageTtl = Duration.days(1)

/** CloudFront caches no errors: an API's answer is meant for one request only. */
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

/**
 * The site: its files, in a private bucket, and the API, under one host name, so that pages and API share an origin.
 */
export class FormSite extends Construct {
  readonly url: string
  readonly bucket: Bucket
  readonly distribution: Distribution

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id)
    const { api, files, domain, webAcl, issuers, originSecret } = props
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const pages = this.pages(files, issuers !== undefined)
    const headers = pageHeaders(this)
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Fn.join('', [Aws.STACK_NAME, ': pages and API of forms']),
      httpVersion: HttpVersion.HTTP2_AND_3,
      errorResponses: errors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      defaultBehavior: { ...pages, responseHeadersPolicy: headers },
      additionalBehaviors: {
        [`/${hashedFolder}/*`]: this.hashed(pages, headers),
        ...this.withCaptchas(pages, files),
        ...(issuers === undefined
          ? {}
          : { [`/${ownerFolder}/*`]: { ...pages, responseHeadersPolicy: ownerHeaders(this, issuers) } }),
        '/api/*': this.passed(api, originSecret),
      },
      ...(webAcl === undefined ? {} : { webAclId: webAcl }),
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.name],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }),
    })
    this.url = Fn.join('', ['https://', domain?.name ?? this.distribution.distributionDomainName])
  }

  /**
   * Cache policy of pages. The function in front adds the digest of a page's content to the cache key: a changed page
   * is visible at once, and an unchanged one is read from the bucket once a day per edge location. Browsers
   * revalidate each time.
   */
  private pages(files: string, withOwner: boolean): BehaviorOptions {
    const access = new S3OriginAccessControl(this, 'Access', {
      originAccessControlName: nameIn(this, 'Access'),
    })
    const pageAt = new EdgeFunction(this, 'PageAt', {
      functionName: nameIn(this, 'PageAt'),
      code: FunctionCode.fromInline(pageFunction(files, withOwner, ownHeaders)),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'index.html of folders, and the page for missing addresses',
    })
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket, { originAccessControl: access }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: new CachePolicy(this, 'ByContent', {
        cachePolicyName: nameIn(this, 'ByContent'),
        comment: 'pages by the digest of their content',
        queryStringBehavior: CacheQueryStringBehavior.allowList(digestParameter),
        minTtl: pageTtl,
        defaultTtl: pageTtl,
        maxTtl: pageTtl,
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
      functionAssociations: [{ function: pageAt, eventType: FunctionEventType.VIEWER_REQUEST }],
      compress: true,
    }
  }

  /** Pages with a captcha load its provider's script; no other page may. */
  private withCaptchas(pages: BehaviorOptions, files: string): Readonly<Record<string, BehaviorOptions>> {
    const made = new Map<string, ResponseHeadersPolicy>()
    const headersFor = (providers: readonly Captcha[]): ResponseHeadersPolicy => {
      const headers = made.get(providers.join()) ?? captchaHeaders(this, providers)
      made.set(providers.join(), headers)
      return headers
    }
    return Object.fromEntries(
      captchaPages(files, deployedFiles(files, false)).map(([pattern, providers]) => [
        pattern,
        { ...pages, responseHeadersPolicy: headersFor(providers) },
      ]),
    )
  }

  /** A file with a digest in its name never changes. */
  private hashed(
    { origin, allowedMethods }: BehaviorOptions,
    responseHeadersPolicy: ResponseHeadersPolicy,
  ): BehaviorOptions {
    return {
      origin,
      ...(allowedMethods === undefined ? {} : { allowedMethods }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
      compress: true,
    }
  }

  /** The path is forwarded unchanged, to the stage of the same name, with everything that the visitor sent. */
  private passed(api: FormApi, originSecret: string | undefined): BehaviorOptions {
    const viewerAddress = new EdgeFunction(this, 'ViewerAddress', {
      functionName: nameIn(this, 'ViewerAddress'),
      code: FunctionCode.fromInline(viewerFunction),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'sets the address of the viewer, whatever the request claims',
    })
    return {
      origin: new HttpOrigin(api.host, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        ...(originSecret !== undefined && { customHeaders: { [originHeader]: originSecret } }),
      }),
      // Before a redirect to HTTPS, a browser would already have sent a form's values in the clear.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: apiHeaders(this),
      functionAssociations: [{ function: viewerAddress, eventType: FunctionEventType.VIEWER_REQUEST }],
      compress: false,
    }
  }
}
