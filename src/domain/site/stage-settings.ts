import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { bodyLimitRule, isBodyLimit } from '../form/room.js'
import { Brand } from './brand/brand.js'
import { Secret } from './secret.js'
import { listOf, named, numberLike, oneOf, settings, textLike, value } from './settings.js'
import { Mail, TargetConfig } from './target-codec.js'

const text = textLike('a text that is not empty', (each) => each.trim() !== '')

const flag = value('true or false', (each): each is boolean => typeof each === 'boolean')

const count = numberLike('a whole number, 1 or more', (each) => Number.isSafeInteger(each) && each > 0)

/** The threshold of an alarm; with 0, the alarm goes off at the first event. */
const threshold = numberLike('a whole number, 0 or more', (each) => Number.isSafeInteger(each) && each >= 0)

/** A percentage that can be exceeded. */
const percentage = numberLike('a percentage of at least 0 and below 100', (each) => each >= 0 && each < 100)

const amount = numberLike('a number above 0', (each) => Number.isFinite(each) && each > 0)

/** A loose check of an origin. The functions check it strictly, before anything is deployed. */
const Origin = textLike('an origin such as https://www.example.org, without a path', (each) =>
  /^https?:\/\/[^\s/?#@*]+$/.test(each),
)

const hostName = textLike('a domain name such as forms.example.org, without https://', (each) =>
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i.test(each),
)

const certificateArn = textLike(
  'the ARN of an ACM certificate in us-east-1, arn:aws:acm:us-east-1:…, as CloudFront requires',
  (each) => /^arn:aws:acm:us-east-1:\S+$/.test(each),
)

const webAcl = textLike(
  'the ARN of a web ACL for CloudFront, created in us-east-1: arn:aws:wafv2:us-east-1:…:global/webacl/…',
  (each) => /^arn:aws:wafv2:us-east-1:\S*:global\/webacl\/\S+$/.test(each),
)

const Captcha = settings({ siteKey: text, secret: Secret }, {})

const Throttle = settings({ rate: amount, burst: count }, {})

const Issuer = settings({ issuer: text, audience: text }, { formsClaim: text })

const Way = oneOf('cognito', 'iam')

type Owners = t.TypeOf<typeof Way> | t.TypeOf<typeof Issuer>

const validateOwners: t.Validate<unknown, Owners> = (each, context) =>
  typeof each === 'string' ? Way.validate(each, context) : Issuer.validate(each, context)

/** The owners' sign-in: the stack's own user pool, AWS IAM, or tokens from an issuer. */
const OwnersSetting = new t.Type<Owners>(
  'owners',
  (each): each is Owners => E.isRight(validateOwners(each, [])),
  validateOwners,
  t.identity,
)

/** Whether a text can be the name of a target, as forms use it in `notify`. */
const isTargetName = (name: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(name)

/** Whether a text can be the name of a DynamoDB table. */
export const isTableName = (text: string): boolean => /^[\w.-]{3,255}$/.test(text)

const tableName = textLike('the name of a DynamoDB table: 3 to 255 of A–Z, a–z, 0–9, _, - and .', isTableName)

const qualifier = textLike('a qualifier of the CDK bootstrap: 1 to 10 of a–z and 0–9', (each) =>
  /^[a-z0-9]{1,10}$/.test(each),
)

/** Retention periods that CloudWatch Logs supports, in days. */
const days = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]

const optional = {
  origins: listOf(Origin),
  brand: Brand,
  mail: settings({ from: Mail }, { operator: Mail, identity: oneOf('stack', 'existing') }),
  targets: named(TargetConfig, isTargetName, '1 to 40 of a–z, 0–9 and -, starting with a letter'),
  human: settings({}, { turnstile: Captcha, hcaptcha: Captcha, recaptcha: Captcha }),
  firstOwner: Mail,
  alarmEmail: Mail,
  alarms: settings(
    {},
    {
      serverErrors: threshold,
      serverErrorRate: percentage,
      refused: threshold,
      throttles: threshold,
      throttleRate: percentage,
      storeErrors: threshold,
      notifyErrors: threshold,
      latency: count,
      concurrency: count,
      dailySpend: amount,
    },
  ),
  throttle: settings({}, { submit: Throttle, owner: Throttle }),
  apiDirectly: flag,
  bodyLimit: numberLike(bodyLimitRule, isBodyLimit),
  logDays: numberLike(`one of ${days.join(', ')} days`, (each) => days.includes(each)),
  api: oneOf('http', 'rest'),
  hosting: oneOf('cloudfront', 's3'),
  owners: OwnersSetting,
  ownerPages: settings({ clientId: text }, { scope: text, origins: listOf(Origin), sessionMinutes: count }),
  domain: settings({ name: hostName, certificateArn }, {}),
  webAcl,
  reservedConcurrency: count,
  durable: flag,
  table: tableName,
  qualifier,
} as const

/** The settings of a site, which each stage may override. All are optional. */
export const StageSettings = settings({}, optional)
export type StageSettings = t.TypeOf<typeof StageSettings>

/** The codecs of `StageSettings` by name, for the site, which has the same settings. */
export const stageProps = optional
