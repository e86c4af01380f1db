import { CfnOutput, Lazy, Stack, type StackProps, Tags } from 'aws-cdk-lib'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { isApiClosed } from '../../src/domain/site/closed-api.js'
import { dmarcRecord, recordText, spfRecords } from '../../src/domain/site/mail-dns.js'
import { acknowledge } from './acknowledged.js'
import { type StackSecrets, stackSecrets } from './form-secret.js'
import { FormBackend } from '../backend/form-backend.js'
import type { BackendOptions, TokenOwners } from '../options.js'
import { publishedBy } from '../site/published-by.js'
import { OwnerPool } from '../owners/owner-pool.js'
import { FormSite, type SiteDomain } from '../site/site.js'
import { FormWebsite } from '../site/website.js'

/** Sign-in settings of the owner's pages, if `owners` names an issuer. */
export interface OwnerPages {
  /** The client id under which the issuer knows these pages. */
  readonly clientId: string
  readonly scope?: string
  /** Origins to connect to besides the issuer's own, such as that of a token endpoint on another host. */
  readonly origins?: readonly string[]
  /**
   * Minutes for which the issuer remembers a sign-in: the page tells the owner when this ends. If omitted, it says only
   * that the issuer may remember the sign-in.
   */
  readonly sessionMinutes?: number
}

/** One stage of a deployment: the site, and the backend behind it. */
export interface FormStackProps extends StackProps, Omit<BackendOptions, 'owners'> {
  /** Stage name, such as `dev` or `prod`, set as a tag on each resource. */
  readonly stage: string
  /** Hosting of the site: `cloudfront` by default; website.ts describes the savings and drawbacks of `s3`. */
  readonly hosting?: 'cloudfront' | 's3'
  readonly domain?: SiteDomain
  /**
   * Owners' authentication: by default `cognito`, the stack's own user pool; `iam` if a bucket serves the site,
   * because nobody can sign in over plain HTTP.
   */
  readonly owners?: TokenOwners | 'cognito' | 'iam'
  readonly ownerPages?: OwnerPages
  /** ARN of an AWS WAF web ACL, created in us-east-1, to attach to CloudFront. */
  readonly webAcl?: string
  /**
   * ARN of the role that uploads the site's files; if omitted, the deploying identity uploads them with its own
   * permissions.
   */
  readonly publisher?: string
  /** Folder of the built site. */
  readonly site: string
  /** Folder of the built functions. */
  readonly bundles: string
}

/** Names of the stack's outputs. */
export const outputs = {
  site: 'SiteUrl',
  api: 'ApiUrl',
  bucket: 'SiteBucket',
  table: 'TableName',
  /** Set only with a custom domain name. */
  host: 'SiteHost',
  /** Set only if mail is sent: three DKIM records of the sender's domain. */
  dkim: 'MailDkim',
  /** Set only if mail is sent: two records for bounced mail, and the domain's DMARC policy. */
  mailMx: 'MailMx',
  mailSpf: 'MailSpf',
  dmarc: 'MailDmarc',
  /**
   * Set only if the stack has a user pool: its id, its issuer, the client id of the owner's pages, and their origin.
   */
  pool: 'OwnersPool',
  issuer: 'OwnersIssuer',
  client: 'OwnersClient',
  signIn: 'OwnersSignIn',
} as const

/** Origins of an issuer outside the stack; undefined if nobody could sign in to the owner's pages. */
const issuersOf = ({ owners, ownerPages }: FormStackProps): readonly string[] | undefined =>
  typeof owners !== 'object' || ownerPages === undefined
    ? undefined
    : [...new Set([new URL(owners.issuer).origin, ...(ownerPages.origins ?? [])])]

/** @throws if a setting belongs to another kind of hosting or of owners */
const assertTogether = (props: FormStackProps): void => {
  const { hosting, apiDirectly, webAcl, domain, owners, ownerPages } = props
  if (ownerPages !== undefined && typeof owners !== 'object')
    throw new Error('ownerPages names a client of an issuer: it needs owners: { issuer, audience }.')
  if (hosting !== 's3') return
  if (apiDirectly === false)
    throw new Error("apiDirectly: false needs hosting: 'cloudfront': without it, nobody could submit a form.")
  if (webAcl !== undefined)
    throw new Error("webAcl needs hosting: 'cloudfront': a bucket's website supports no web ACL.")
  if (domain !== undefined)
    throw new Error("domain needs hosting: 'cloudfront': a bucket's website cannot use your certificate.")
  if (owners === 'cognito')
    throw new Error("owners: 'cognito' needs hosting: 'cloudfront': nobody can sign in over plain HTTP.")
}

/**
 * Resource types to leave untagged: one AWS document says that they take tags, but their schema rejects them and the
 * deployment would fail.
 */
const untagged = ['AWS::CloudWatch::Dashboard']

/** The whole stack of one stage. Stages share nothing. */
export class FormStack extends Stack {
  readonly backend: FormBackend
  private readonly secrets: StackSecrets

  constructor(scope: Construct, id: string, props: FormStackProps) {
    // `deploy` turns protection on afterwards: a stack that failed during creation must remain deletable.
    super(scope, id, props)
    assertTogether(props)
    this.secrets = stackSecrets(this, props.hosting !== 's3')
    Tags.of(this).add('dynamosync:stage', props.stage, { excludeResourceTypes: untagged })
    const { backend, site } = props.hosting === 's3' ? this.onWebsite(props) : this.onCloudFront(props)
    this.backend = backend
    if (props.publisher !== undefined) publishedBy(site.bucket, props.publisher)
    acknowledge(backend.api, 'public', 'firewall', 'wildcards', 'tracing')
    acknowledge(backend.watch, 'queues')
    for (const { node } of Object.values(backend.functions))
      if (node.scope !== undefined) acknowledge(node.scope, 'tracing', 'queues')
    this.sayTelling()
    this.say(outputs.site, site.url, 'Address of the site')
    this.say(outputs.api, backend.api.url, 'Address of the API, for pages outside the site')
    this.say(outputs.bucket, site.bucket.bucketName, 'Bucket with the files of the site')
    this.say(outputs.table, backend.table.tableName, 'Table with the submissions')
  }

  private onCloudFront(props: FormStackProps): { backend: FormBackend; site: FormSite } {
    const { owners = 'cognito' } = props
    let siteUrl = ''
    const pool =
      owners === 'cognito'
        ? new OwnerPool(this, 'Owners', () => Lazy.string({ produce: () => siteUrl }))
        : undefined
    const backend = this.makeBackend(props, [], pool?.owners)
    const site = new FormSite(this, 'Site', {
      api: backend.api,
      files: props.site,
      domain: props.domain,
      webAcl: props.webAcl,
      issuers: pool?.origins ?? issuersOf(props),
      originSecret: this.secrets.origin?.header,
    })
    // Only the function needs the site's origin: pages on the API's own origin need no CORS settings at the gateway.
    backend.allowOrigin(site.url)
    siteUrl = site.url
    if (pool !== undefined) this.sayOwners(pool)
    acknowledge(site, 'visitors', 'firewall')
    if (props.domain !== undefined)
      this.say(
        outputs.host,
        site.distribution.distributionDomainName,
        'Target of the DNS record for the site’s name',
      )
    return { backend, site }
  }

  private onWebsite(props: FormStackProps): { backend: FormBackend; site: { url: string; bucket: Bucket } } {
    const site = new FormWebsite(this, 'Site')
    acknowledge(site, 'visitors', 'website')
    return { backend: this.makeBackend(props, [site.url]), site }
  }

  private makeBackend(
    { owners, ...props }: FormStackProps,
    origins: readonly string[],
    pool?: TokenOwners,
  ): FormBackend {
    return new FormBackend(this, 'Forms', {
      ...props,
      owners: pool ?? (typeof owners === 'object' ? owners : 'iam'),
      apiDirectly: !isApiClosed(props),
      visits: props.hosting ?? 'cloudfront',
      formSecret: this.secrets.form,
      ...(this.secrets.origin !== undefined && { originSecret: this.secrets.origin.value }),
      origins: [...(props.origins ?? []), ...origins],
    })
  }

  private sayOwners(pool: OwnerPool): void {
    acknowledge(pool, 'signIn')
    const [, pages] = pool.origins
    this.say(outputs.pool, pool.poolId, 'User pool of the owners, who read submissions')
    this.say(outputs.issuer, pool.owners.issuer, 'OIDC_ISSUER for building the owner’s pages')
    this.say(outputs.client, pool.clientId, 'OIDC_CLIENT_ID and OIDC_AUDIENCE for building the owner’s pages')
    this.say(outputs.signIn, pages, 'OIDC_ORIGINS for building the owner’s pages')
  }

  /** The DNS records that the sender's domain needs before SES sends from it. */
  private sayTelling(): void {
    const { telling } = this.backend
    if (telling === undefined) return
    if (telling.function.node.scope !== undefined)
      acknowledge(telling.function.node.scope, 'wildcards', 'tracing', 'queues')
    acknowledge(telling, 'queues')
    telling.identity?.dkimRecords.forEach(({ name, value }, n) => {
      this.say(`${outputs.dkim}${n + 1}`, `${name} CNAME ${value}`, 'DNS record of the sender’s domain: DKIM')
    })
    if (telling.domain === undefined) return
    const [mx, spf] = spfRecords(telling.domain, this.region)
    this.say(outputs.mailMx, recordText(mx), 'DNS record of the sender’s domain: bounced mail')
    this.say(outputs.mailSpf, recordText(spf), 'DNS record of the sender’s domain: SPF')
    this.say(
      outputs.dmarc,
      recordText(dmarcRecord(telling.domain)),
      'DNS record of the sender’s domain: DMARC',
    )
  }

  private say(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description })
  }
}
