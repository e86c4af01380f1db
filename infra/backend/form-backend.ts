import { join } from 'node:path'
import { Lazy, Token } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Code, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import * as E from 'fp-ts/lib/Either.js'
import { byTime } from '../../src/adapters/dynamodb/index-name.js'
import { captchaSecretsFrom } from '../../src/adapters/system/captcha-secrets.js'
import { ownerConfigurationFrom } from '../../src/adapters/system/owner-configuration.js'
import { frameOf, frameVariables } from '../../src/domain/site/brand/frame.js'
import type { FunctionName } from '../../src/domain/contract/routes.js'
import type { FormApi } from '../api/api.js'
import { checkBeside } from '../bundle/beside.js'
import { bundledFor } from '../bundle/bundle-for.js'
import { parameterArn } from './parameter-arn.js'
import { FormFunction, ownerTimeout, submitTimeout } from './function.js'
import { closedToOwners, ownerEnvironment } from './owner-environment.js'
import { FormHttpApi } from '../api/http-api.js'
import type { BackendOptions, CaptchaOptions } from '../options.js'
import { FormRestApi } from '../api/rest-api.js'
import { formTable } from './table.js'
import { Telling } from './telling.js'
import { formNamespace } from '../watch/form-graphs.js'
import { Watch } from '../watch/watch.js'

/**
 * Source of the forms and functions: either `entry`, a module that exports the forms by name or as its default list
 * and is bundled during synthesis; or `bundles`, a folder with both functions already built, `submit` and `owner`.
 */
export type FormBackendProps = BackendOptions & ({ readonly entry: string } | { readonly bundles: string })

/** Default settings. */
const defaults = {
  logRetention: RetentionDays.ONE_MONTH,
  throttle: { submit: { rate: 50, burst: 100 }, owner: { rate: 10, burst: 20 } },
} as const

const captchaSecretsOf = (human: CaptchaOptions) =>
  Object.fromEntries(Object.entries(human).map(([captcha, { secret }]) => [captcha, secret] as const))

/** Environment variables of `submit` only. */
const submitSettings = ({
  siteName,
  brand,
  formSecret,
  originSecret,
  apiDirectly,
  bodyLimit,
  human = {},
}: BackendOptions): Record<string, string> => ({
  ...(siteName !== undefined && { SITE_NAME: siteName }),
  ...(brand !== undefined && frameVariables(frameOf(siteName, brand))),
  ...(formSecret !== undefined && { FORM_SECRET: formSecret }),
  ...(originSecret !== undefined && { ORIGIN_SECRET: originSecret }),
  ...(apiDirectly === false && { API_DIRECTLY: 'false' }),
  ...(bodyLimit !== undefined && { BODY_LIMIT: String(bodyLimit) }),
  ...(Object.keys(human).length > 0 && { CAPTCHA_SECRETS: JSON.stringify(captchaSecretsOf(human)) }),
})

/** Runs the functions' own startup checks before anything is deployed. */
const assertValid = ({ origins = [], owners, formSecret, bodyLimit, human = {} }: BackendOptions): void => {
  const known = origins.filter((origin) => !Token.isUnresolved(origin)).join(',')
  const read = ownerConfigurationFrom({
    TABLE_NAME: 'of-the-stack',
    ALLOWED_ORIGINS: known,
    ...(!Token.isUnresolved(formSecret) && { FORM_SECRET: formSecret }),
    ...(bodyLimit !== undefined && { BODY_LIMIT: String(bodyLimit) }),
    ...(typeof owners === 'object' && Token.isUnresolved(owners.issuer)
      ? ownerEnvironment('iam')
      : ownerEnvironment(owners)),
  })
  const captchas = captchaSecretsFrom(JSON.stringify(captchaSecretsOf(human)))
  const complaints = [read, captchas].flatMap((each) => (E.isLeft(each) ? each.left : []))
  if (complaints.length > 0) throw new Error(`Invalid options:\n- ${complaints.join('\n- ')}`)
}

/** Source maps help when debugging locally; deployed, they would only slow down cold starts. */
const codeIn = (...path: string[]): Code => {
  checkBeside(join(...path))
  return Code.fromAsset(join(...path), { exclude: ['*.map'] })
}

const on = (resource: string, ...actions: string[]): PolicyStatement =>
  new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] })

/** Whether the stack has any notification targets. */
const hasTargets = ({ notify }: BackendOptions): boolean => Object.keys(notify?.targets ?? {}).length > 0

/** A table, two functions and an API: everything that forms need apart from their pages. */
export class FormBackend extends Construct {
  readonly table: Table
  readonly api: FormApi
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>
  readonly watch: Watch
  /** Present only if the stack has notification targets. */
  readonly telling: Telling | undefined
  private readonly origins: string[]
  /** Origin of the owner's pages: the site's own, once it is known; until then the first allowed origin. */
  private site: string

  constructor(scope: Construct, id: string, options: FormBackendProps) {
    super(scope, id)
    this.origins = [...(options.origins ?? [])]
    this.site = this.origins[0] ?? ''
    assertValid(options)
    this.table = formTable(this, {
      ...options,
      durable: options.durable ?? true,
      streams: hasTargets(options),
    })
    const bundles = 'bundles' in options ? options.bundles : bundledFor(options.entry)
    this.telling = hasTargets(options) ? this.tellingOf(bundles, options) : undefined
    this.functions = {
      submit: this.submitFunction(bundles, options),
      owner: this.ownerFunction(bundles, options),
    }
    const Api = options.api === 'rest' ? FormRestApi : FormHttpApi
    this.api = new Api(this, 'Gateway', {
      functions: this.functions,
      origins: this.origins.slice(),
      iam: (options.owners ?? 'iam') === 'iam',
      throttle: { ...defaults.throttle, ...options.throttle },
      logRetention: options.logRetention ?? defaults.logRetention,
    })
    this.watch = this.watchOf(options)
  }

  /** Allows one more origin to post: a site's own, which is known only after its API exists. */
  allowOrigin(origin: string): void {
    this.origins.push(origin)
    this.site = origin
  }

  private watchOf({ api, reservedConcurrency, alarms, visits }: BackendOptions): Watch {
    return new Watch(this, 'Watch', {
      api: this.api,
      kind: api ?? 'http',
      functions: this.functions,
      table: this.table,
      reservedConcurrency,
      alarms: alarms ?? {},
      notify: this.telling?.function,
      visits: visits ?? 'none',
      more: this.telling?.limits,
    })
  }

  private tellingOf(bundles: string, { notify, siteName, logRetention, alarms }: FormBackendProps): Telling {
    return new Telling(this, 'Telling', {
      ...(siteName !== undefined && { siteName }),
      targets: {},
      ...notify,
      errors: alarms?.notifyErrors,
      table: this.table,
      siteUrl: Lazy.string({ produce: () => this.site }),
      code: codeIn(bundles, 'notify'),
      logRetention: logRetention ?? defaults.logRetention,
    })
  }

  private environment(): Record<string, string> {
    return {
      TABLE_NAME: this.table.tableName,
      ALLOWED_ORIGINS: Lazy.string({ produce: () => this.origins.join(',') }),
    }
  }

  /** Names of the notification targets: only the notify function knows more about them. */
  private told(notify: BackendOptions['notify']): Record<string, string> {
    return this.telling === undefined ? {} : { NOTIFY_TARGETS: Object.keys(notify?.targets ?? {}).join(',') }
  }

  private submitFunction(bundles: string, options: BackendOptions): LambdaFunction {
    const { logRetention, reservedConcurrency, notify, human = {} } = options
    const { function: made } = new FormFunction(this, 'Submit', {
      description: 'Accepts form submissions, and stores each exactly once',
      code: codeIn(bundles, 'submit'),
      environment: {
        ...this.environment(),
        ...submitSettings(options),
        METRICS_NAMESPACE: formNamespace,
        ...this.told(notify),
      },
      timeout: submitTimeout,
      statements: [
        on(this.table.tableArn, 'PutItem', 'GetItem', 'UpdateItem'),
        ...this.captchaStatements(human),
      ],
      logRetention: logRetention ?? defaults.logRetention,
      reservedConcurrency,
    })
    return made
  }

  /** Lets the function that calls the captcha providers read their secrets. */
  private captchaStatements(human: CaptchaOptions): readonly PolicyStatement[] {
    const secrets = Object.values(captchaSecretsOf(human))
    const resources = secrets.map(({ parameter }) => parameterArn(this, parameter))
    return resources.length === 0 ? [] : [new PolicyStatement({ actions: ['ssm:GetParameter'], resources })]
  }

  private ownerFunction(bundles: string, options: BackendOptions): LambdaFunction {
    const { logRetention, owners, notify } = options
    const { function: made } = new FormFunction(this, 'Owner', {
      description: 'Shows submissions to the owners of their forms, and deletes them on request',
      code: codeIn(bundles, 'owner'),
      environment: {
        ...this.environment(),
        ...ownerEnvironment(owners),
        ...closedToOwners(options),
        ...this.told(notify),
      },
      timeout: ownerTimeout,
      statements: [
        on(this.table.tableArn, 'GetItem', 'BatchGetItem', 'PutItem'),
        on(`${this.table.tableArn}/index/${byTime}`, 'Query'),
      ],
      logRetention: logRetention ?? defaults.logRetention,
    })
    return made
  }
}
