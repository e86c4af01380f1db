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

/** How owners sign in to their pages, where `owners` names an issuer. */
export interface OwnerPages {
  /** What the issuer calls these pages. */
  readonly clientId: string
  readonly scope?: string
  /** Where the issuer has its token endpoint, if that is another origin, as Cognito's is. */
  readonly origins?: readonly string[]
  /** Minutes for which the issuer knows who has signed in, for the page to say; left out, it names the issuer alone. */
  readonly sessionMinutes?: number
}

/** One stage of a deployment: the site, and the backend behind it. */
export interface FormStackProps extends StackProps, Omit<BackendOptions, 'owners'> {
  /** Such as `dev` or `prod`: a tag of each resource. */
  readonly stage: string
  /** `cloudfront` by default; what `s3` saves, and at which price, is in website.ts. */
  readonly hosting?: 'cloudfront' | 's3'
  readonly domain?: SiteDomain
  /**
   * Who reads submissions: by default `cognito`, people whom the stack's own user pool knows, and `iam` where a bucket
   * serves the site, as nobody signs in over plain HTTP.
   */
  readonly owners?: TokenOwners | 'cognito' | 'iam'
  readonly ownerPages?: OwnerPages
  /** The ARN of a web ACL of AWS WAF, made in us-east-1, to put in front of CloudFront. */
  readonly webAcl?: string
  /** The ARN of the role that brings the site's files; left out, whoever has rights of their own does. */
  readonly publisher?: string
  /** The folder of the built site. */
  readonly site: string
  /** The folder of the built functions. */
  readonly bundles: string
}

/** The outputs of the stack, by name. */
export const outputs = {
  site: 'SiteUrl',
  api: 'ApiUrl',
  bucket: 'SiteBucket',
  table: 'TableName',
  /** Only of a site with a name of its own. */
  host: 'SiteHost',
  /** Only where mail is sent: three records of the sender’s domain. */
  dkim: 'MailDkim',
  /** The same: two records for undelivered mail, and the domain's policy. */
  mailMx: 'MailMx',
  mailSpf: 'MailSpf',
  dmarc: 'MailDmarc',
  /** Only where the stack has a user pool: its id, how it writes itself, the owner's pages' name, and its pages' origin. */
  pool: 'OwnersPool',
  issuer: 'OwnersIssuer',
  client: 'OwnersClient',
  signIn: 'OwnersSignIn',
} as const

/** Who the owner's pages talk to, where the issuer is not the stack's; undefined where nobody could sign in to them. */
const issuersOf = ({ owners, ownerPages }: FormStackProps): readonly string[] | undefined =>
  typeof owners !== 'object' || ownerPages === undefined
    ? undefined
    : [...new Set([new URL(owners.issuer).origin, ...(ownerPages.origins ?? [])])]

/** @throws where what is asked for goes with another kind of hosting, or of owners */
const assertTogether = ({ hosting, apiDirectly, webAcl, owners, ownerPages }: FormStackProps): void => {
  if (ownerPages !== undefined && typeof owners !== 'object')
    throw new Error('ownerPages goes with owners: { issuer, audience }, whose client it names.')
  if (hosting !== 's3') return
  if (apiDirectly === false)
    throw new Error("apiDirectly: false needs hosting: 'cloudfront', or nobody could send a form.")
  if (webAcl !== undefined)
    throw new Error("webAcl needs hosting: 'cloudfront': a bucket's website takes no web ACL.")
  if (owners === 'cognito')
    throw new Error("owners: 'cognito' needs hosting: 'cloudfront': nobody signs in over plain HTTP.")
}

/** What takes tags by one of AWS's documents, and by its schema does not: there they would fail a deployment. */
const untagged = ['AWS::CloudWatch::Dashboard']

/** Everything of one stage. Stages know nothing of one another. */
export class FormStack extends Stack {
  readonly backend: FormBackend
  private readonly secrets: StackSecrets

  constructor(scope: Construct, id: string, props: FormStackProps) {
    // Protected by `deploy` once it stands: a stack that failed while it was made has to be deleted.
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
    this.say(outputs.site, site.url, 'The site')
    this.say(outputs.api, backend.api.url, 'The API, for pages elsewhere')
    this.say(outputs.bucket, site.bucket.bucketName, 'Where the files of the site are')
    this.say(outputs.table, backend.table.tableName, 'Where submissions are')
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
    // The function's list alone: the gateway has no part in what pages of its own origin do.
    backend.allowOrigin(site.url)
    siteUrl = site.url
    if (pool !== undefined) this.sayOwners(pool)
    acknowledge(site, 'visitors', 'firewall')
    if (props.domain !== undefined)
      this.say(
        outputs.host,
        site.distribution.distributionDomainName,
        'Where the DNS of the site’s name leads',
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
    this.say(outputs.pool, pool.poolId, 'The user pool of who reads submissions')
    this.say(outputs.issuer, pool.owners.issuer, 'OIDC_ISSUER of a build of the pages for owners')
    this.say(outputs.client, pool.clientId, 'OIDC_CLIENT_ID and OIDC_AUDIENCE of it')
    this.say(outputs.signIn, pages, 'OIDC_ORIGINS of it')
  }

  /** What the sender's domain has to say in the DNS before SES sends from it. */
  private sayTelling(): void {
    const { telling } = this.backend
    if (telling === undefined) return
    if (telling.function.node.scope !== undefined)
      acknowledge(telling.function.node.scope, 'wildcards', 'tracing', 'queues')
    acknowledge(telling, 'queues')
    telling.identity?.dkimRecords.forEach(({ name, value }, n) => {
      this.say(`${outputs.dkim}${n + 1}`, `${name} CNAME ${value}`, 'A record of the sender’s domain: DKIM')
    })
    if (telling.domain === undefined) return
    const [mx, spf] = spfRecords(telling.domain, this.region)
    this.say(outputs.mailMx, recordText(mx), 'A record of the sender’s domain: undelivered mail')
    this.say(outputs.mailSpf, recordText(spf), 'A record of the sender’s domain: SPF')
    this.say(outputs.dmarc, recordText(dmarcRecord(telling.domain)), 'A record of the sender’s domain: DMARC')
  }

  private say(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description })
  }
}
