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

/** A host name of one's own. */
export interface SiteDomain {
  readonly name: string
  /** Of a certificate of ACM in us-east-1, where CloudFront reads them, that is valid for the name. */
  readonly certificateArn: string
}

export interface SiteProps {
  readonly api: FormApi
  /** The folder of the built site. */
  readonly files: string
  readonly domain?: SiteDomain | undefined
  readonly webAcl?: string | undefined
  /** The origins that the owner's pages get tokens from; left out, there are no such pages. */
  readonly issuers?: readonly string[] | undefined
  /** What the API is shown with each request, so that it believes what the function at the edge says of the viewer. */
  readonly originSecret?: string | undefined
}

/** For how long the edge keeps a page, whatever its headers tell browsers. */
const pageTtl = Duration.days(1)

/** Of errors, CloudFront remembers none: an API's answer holds for the one who asked. */
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

/** Files in a private bucket and the API behind one name, so that pages and API share an origin. */
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
   * The edge keeps a page under the digest of its content, which the function in front of it knows: a page that changed
   * is another one at once, and one that did not is read from the bucket once a day and place. Browsers ask each time.
   */
  private pages(files: string, withOwner: boolean): BehaviorOptions {
    const access = new S3OriginAccessControl(this, 'Access', {
      originAccessControlName: nameIn(this, 'Access'),
    })
    const pageAt = new EdgeFunction(this, 'PageAt', {
      functionName: nameIn(this, 'PageAt'),
      code: FunctionCode.fromInline(pageFunction(files, withOwner, ownHeaders)),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'index.html of folders, and the page for addresses that there are not',
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

  /** Pages with a captcha load its provider's script, and no other page may. */
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

  /** A file whose name has its digest never changes. */
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

  /** The path goes on as it is, to the stage that is called like it; so does all that the visitor sent. */
  private passed(api: FormApi, originSecret: string | undefined): BehaviorOptions {
    const viewerAddress = new EdgeFunction(this, 'ViewerAddress', {
      functionName: nameIn(this, 'ViewerAddress'),
      code: FunctionCode.fromInline(viewerFunction),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'says who called, whatever the request claims',
    })
    return {
      origin: new HttpOrigin(api.host, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        ...(originSecret !== undefined && { customHeaders: { [originHeader]: originSecret } }),
      }),
      // A redirect would have a form's values sent in the clear before it is followed.
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
