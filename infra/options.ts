import type { Brand } from '../src/domain/site/brand/brand.js'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Parameter } from '../src/domain/site/secret.js'
import type { Captcha } from '../src/domain/spam/captcha.js'
import type { TargetSettings } from '../src/domain/notification/target-settings.js'

/** Throttling of one route: requests per second on average, and in a burst. The gateway answers the excess with 429. */
export interface Throttle {
  readonly rate: number
  readonly burst: number
}

/** Authentication by tokens of an OpenID Connect issuer, which the function verifies. */
export interface TokenOwners {
  /** The issuer's `iss`, character for character. */
  readonly issuer: string
  /** The `aud` (or `client_id`) that tokens must have. */
  readonly audience: string
  /** The claim that lists an owner's forms; `dynamosync_forms` by default. */
  readonly formsClaim?: string
}

/** Hosting of a site's pages: CloudFront, a bucket's website endpoint, or outside of the stack. */
export type Visits = 'cloudfront' | 's3' | 'none'

/** Options of a form backend. */
export interface BackendOptions {
  /** Exact origins, such as `https://www.example.org`, whose pages may post, besides the site's own. */
  readonly origins?: readonly string[]
  /** The site's name, shown on the function's own pages. */
  readonly siteName?: string
  /** Branding of the function's own pages; logo, font and style sheet are files of the site. */
  readonly brand?: Brand
  /** `http` by default. `rest` costs 3.5 times as much per request, and lets you reword the gateway's own errors. */
  readonly api?: 'http' | 'rest'
  /** Authentication of owners: an issuer's tokens, or by default AWS IAM. */
  readonly owners?: TokenOwners | 'iam'
  /** Keeps the table when the stack is deleted, and protects it from accidental deletion; true by default. */
  readonly durable?: boolean
  /**
   * Name of a retained or restored table to use instead of a new one: `cdk deploy --import-existing-resources` adopts
   * it into the stack, which never deletes it.
   */
  readonly table?: string
  /** Maximum concurrent invocations of `submit`; by default whatever the account has left. */
  readonly reservedConcurrency?: number
  /** Notification targets; if omitted, the stack has no notify function. */
  readonly notify?: TellingOptions
  /**
   * Key that signs the time when a page was issued: 32 bytes in base64 or hexadecimal; while it is being rotated, the
   * new key, a comma and the old key. It becomes part of the function's environment, so pass a reference, such as
   * `SecretValue.secretsManager('forms').unsafeUnwrap()` or the value of a parameter with `noEcho`. Without a key, no
   * submission is held for having been sent too fast.
   */
  readonly formSecret?: string
  /**
   * Secret that a CloudFront distribution in front of the API sends in the header `X-DynamoSync-Origin`: with it, the
   * function trusts `X-Viewer-Address` as the sender's address. Pass a reference, as for `formSecret`.
   */
  readonly originSecret?: string
  /**
   * `false` closes the API's own address: it answers only requests with `originSecret`, and requests of owners whom AWS
   * IAM authorizes.
   */
  readonly apiDirectly?: boolean
  /**
   * Maximum bytes of a submission, once decoded: 64 KiB by default, 256 KiB at most. A form whose fields can hold
   * more raises its own limit.
   */
  readonly bodyLimit?: number
  /** Captcha keys, for forms that ask for one. Only the function may read the secrets. */
  readonly human?: CaptchaOptions
  /** Retention of logs; one month by default. */
  readonly logRetention?: RetentionDays
  /** Throttling of each route that takes submissions, and of each owner's route. */
  readonly throttle?: { readonly submit?: Throttle; readonly owner?: Throttle }
  readonly alarms?: AlarmOptions
  /** Hosting of the pages, for the estimated cost per day; by default `none`, outside of the stack. */
  readonly visits?: Visits
}

/** Keys of each captcha provider. */
export type CaptchaOptions = {
  readonly [C in Captcha]?: {
    /** The public site key, which the site's pages contain. */
    readonly siteKey?: string
    /** Name of the AWS Systems Manager parameter that holds the secret, such as `parameter('/kettle/turnstile')`. */
    readonly secret: Parameter
  }
}

/** Alarms: their limits and recipients. */
export interface AlarmOptions {
  /** E-mail address for alarms; its owner confirms the subscription once. */
  readonly email?: string
  /** An existing SNS topic, instead of one created by the stack. */
  readonly topic?: ITopic
  /** Maximum 5xx answers within five minutes; 5 by default. */
  readonly serverErrors?: number
  /** Maximum percentage of 5xx answers within 15 minutes, if there are at least two of them; 10 by default. */
  readonly serverErrorRate?: number
  /** Maximum requests within five minutes that the gateway throttles with 429; 50 by default. */
  readonly refused?: number
  /** Maximum calls within five minutes that Lambda throttles; 0 by default. */
  readonly throttles?: number
  /** Maximum percentage of calls within 15 minutes that Lambda throttles; 5 by default. */
  readonly throttleRate?: number
  /** Maximum DynamoDB errors and throttles within five minutes; 5 by default. */
  readonly storeErrors?: number
  /** Maximum failed runs of the notify function within five minutes; 0 by default. */
  readonly notifyErrors?: number
  /** Maximum 99th percentile of the response time, in milliseconds; 3,000 by default. */
  readonly latency?: number
  /** Maximum concurrent invocations of `submit`: by default 80 % of the reserved ones, or of a new account's 10. */
  readonly concurrency?: number
  /** Maximum estimated cost of a day, in US dollars at list prices; 1 by default. */
  readonly dailySpend?: number
}

/** Notification targets, and the sender of their e-mails. */
export interface TellingOptions {
  /** Targets by the names that forms use in `notify`. */
  readonly targets: TargetSettings
  /** Sender address of e-mails; its domain becomes an SES identity. Required if a target is an e-mail address. */
  readonly from?: string
  /**
   * Source of the sender domain's SES identity: by default `stack`, which creates it; `existing` uses the one that this
   * region already has.
   */
  readonly identity?: 'stack' | 'existing'
  /** The site's name in e-mails; DynamoSync by default. */
  readonly siteName?: string
  /** E-mail address that is notified when a target is disabled or a notification could not be delivered. */
  readonly operator?: string
}
