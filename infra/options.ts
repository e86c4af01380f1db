import type { Brand } from '../src/domain/site/brand/brand.js'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Parameter } from '../src/domain/site/secret.js'
import type { Captcha } from '../src/domain/spam/captcha.js'
import type { TargetSettings } from '../src/domain/notification/target-settings.js'

/** Requests that a route takes: on average a second, and at once. More are answered 429 by the gateway. */
export interface Throttle {
  readonly rate: number
  readonly burst: number
}

/** Owners who bring the tokens of an OpenID Connect issuer, which the function verifies. */
export interface TokenOwners {
  /** Exactly as the issuer writes itself in `iss`. */
  readonly issuer: string
  /** The `aud` (or `client_id`) that a token must be for. */
  readonly audience: string
  /** The claim that names an owner's forms; `dynamosync_forms` by default. */
  readonly formsClaim?: string
}

/** What serves the pages of a site: CloudFront, a bucket's website, or nothing of the stack. */
export type Visits = 'cloudfront' | 's3' | 'none'

/** What a form backend is deployed with. Only what is here can differ between two of them. */
export interface BackendOptions {
  /** Exact origins, such as `https://www.example.org`, whose pages may post, beside the site's own. */
  readonly origins?: readonly string[]
  /** What the site is called, on the function's own pages. */
  readonly siteName?: string
  /** What the function's own pages look like; logo, font and style sheet are files of the site. */
  readonly brand?: Brand
  /** `http` by default. `rest` costs 3.5 times as much for each request, and lets its own errors be worded. */
  readonly api?: 'http' | 'rest'
  /** Who reads submissions: the bearers of an issuer's tokens, or by default whoever AWS IAM lets call the API. */
  readonly owners?: TokenOwners | 'iam'
  /** Keeps the table when the stack is deleted, and lets nobody delete it by mistake; true by default. */
  readonly durable?: boolean
  /**
   * Name of a table that was retained or restored, in place of a new one: `cdk deploy --import-existing-resources` takes
   * it into the stack, which never deletes it.
   */
  readonly table?: string
  /** Invocations of `submit` that may run at a time; by default what the account has left. */
  readonly reservedConcurrency?: number
  /** Who can be told of submissions; left out, the stack has nothing of it. */
  readonly notify?: TellingOptions
  /**
   * What the times of pages are signed with: 32 bytes in base64 or hexadecimal, and while it changes the new one, a
   * comma and the old one. It becomes a part of the function's environment, so it should be a reference, such as
   * `SecretValue.secretsManager('forms').unsafeUnwrap()` or the value of a parameter with `noEcho`. Without it nothing
   * is held for having been sent too fast.
   */
  readonly formSecret?: string
  /**
   * What a CloudFront distribution in front of the API sends in the header `X-DynamoSync-Origin`, and nobody else knows:
   * with it, the sender is who `X-Viewer-Address` says. A reference, as `formSecret` is.
   */
  readonly originSecret?: string
  /** `false` closes the API's own address for forms: only what comes with the origin's secret is answered. */
  readonly apiDirectly?: boolean
  /** Bytes of a submission, once it is decoded: 64 KiB by default, 256 KiB at most. A form whose own fields may hold more takes more. */
  readonly bodyLimit?: number
  /** The keys of captchas, for forms that ask for one. The function reads the secrets, and nobody else may. */
  readonly human?: CaptchaOptions
  /** How long logs are kept; a month by default. */
  readonly logRetention?: RetentionDays
  /** For each route that takes submissions, and for each of the owners'. */
  readonly throttle?: { readonly submit?: Throttle; readonly owner?: Throttle }
  readonly alarms?: AlarmOptions
  /** What serves the pages, for the estimate of what a day costs; none of this stack by default. */
  readonly visits?: Visits
}

/** The keys of each provider of captchas. */
export type CaptchaOptions = {
  readonly [C in Captcha]?: {
    /** The public key, which the pages of the site have. */
    readonly siteKey?: string
    /** The name of the parameter of AWS Systems Manager that has the secret, such as `parameter('/kettle/turnstile')`. */
    readonly secret: Parameter
  }
}

/** When somebody is told, and who. */
export interface AlarmOptions {
  /** Who gets a mail; they confirm the subscription once. */
  readonly email?: string
  /** A topic that is there already, in place of one of the stack's own. */
  readonly topic?: ITopic
  /** Answers of 500 and above within five minutes that are too many; 5 by default. */
  readonly serverErrors?: number
  /** The same of a hundred requests within a quarter of an hour, from two on; 10 by default. */
  readonly serverErrorRate?: number
  /** Requests within five minutes that the gateway may refuse with 429; 50 by default. */
  readonly refused?: number
  /** Calls within five minutes that Lambda may refuse; none by default. */
  readonly throttles?: number
  /** The same of a hundred calls within a quarter of an hour; 5 by default. */
  readonly throttleRate?: number
  /** Calls within five minutes that DynamoDB may fail at or refuse; 5 by default. */
  readonly storeErrors?: number
  /** Runs of the function that tells that may fail within five minutes; none by default. */
  readonly notifyErrors?: number
  /** Milliseconds that the slowest hundredth of the requests may take; 3,000 by default. */
  readonly latency?: number
  /** Invocations of `submit` at a time that are too many: by default 8, of the 10 that a new account has. */
  readonly concurrency?: number
  /** US dollars that a day may cost, as estimated from use at list prices; 1 by default. */
  readonly dailySpend?: number
}

/** Who can be told of submissions, and by whom. */
export interface TellingOptions {
  /** By the names that forms use in `notify`. */
  readonly targets: TargetSettings
  /** The address that mails come from; its domain becomes an identity of SES. Needed where a target is a mail. */
  readonly from?: string
  /** Whose the identity of the sender's domain is: the stack's, or, as by `existing`, one that this region has already. */
  readonly identity?: 'stack' | 'existing'
  /** What mails call the site; DynamoSync by default. */
  readonly siteName?: string
  /** Who is told by mail of a target that is off or could not be told. */
  readonly operator?: string
}
