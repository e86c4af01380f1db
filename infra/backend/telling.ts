import { Aws, Duration, Fn } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  type Code,
  EventSourceMapping,
  FilterCriteria,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { FilterPattern, MetricFilter, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import * as E from 'fp-ts/lib/Either.js'
import { byTime } from '../../src/adapters/dynamodb/index-name.js'
import { notifyConfigurationFrom } from '../../src/adapters/system/notify-configuration.js'
import { doorbell } from '../../src/domain/notification/delivery/doorbell.js'
import type { TargetSettings } from '../../src/domain/notification/target-settings.js'
import { bounceNameOf } from '../../src/domain/site/mail-dns.js'
import type { TellingOptions } from '../options.js'
import type { Limit } from '../watch/alarm-limit.js'
import { FormFunction } from './function.js'
import { asciiDomainOf, mailStatements } from './mail-rights.js'
import { parameterArn } from './parameter-arn.js'

export interface TellingProps extends TellingOptions {
  readonly table: Table
  /** The site's address, for links in messages. */
  readonly siteUrl: string
  readonly code: Code
  /** Maximum failed runs within five minutes; 0 by default. */
  readonly errors?: number | undefined
  readonly logRetention: RetentionDays
}

/** Timeout of one run: one batch, with ten seconds per target. */
const timeout = Duration.seconds(60)

const five = Duration.minutes(5)

const parametersIn = (targets: TargetSettings): readonly string[] => [
  ...new Set(
    Object.values(targets)
      .flatMap((target) => Object.values(target))
      .flatMap((value) => (typeof value === 'object' && 'parameter' in value ? [value.parameter] : [])),
  ),
]

/** Runs the function's own startup checks before it is deployed. */
const assertValid = ({ targets, from = '', operator = '' }: TellingOptions): void => {
  const environment = { TABLE_NAME: 'of-the-stack', TARGETS: JSON.stringify(targets), MAIL_FROM: from }
  const read = notifyConfigurationFrom({ ...environment, OPERATOR_EMAIL: operator })
  const hasMail = Object.values(targets).some((target) => 'mail' in target)
  const complaints = [
    ...(E.isLeft(read) ? read.left : []),
    ...(hasMail && from === '' ? ['mail.from is missing: the sender address of e-mails'] : []),
  ]
  if (complaints.length > 0) throw new Error(`Invalid targets:\n- ${complaints.join('\n- ')}`)
}

/** The notify function, its triggers, and the metrics of its failures. */
export class Telling extends Construct {
  readonly function: LambdaFunction
  readonly limits: Readonly<Record<string, Limit>>
  /** SES identity of the sender's domain. The records of its DKIM tokens must be in the DNS. */
  readonly identity: EmailIdentity | undefined
  /** The sender's domain, if this stack owns its SES identity. */
  readonly domain: string | undefined

  constructor(scope: Construct, id: string, props: TellingProps) {
    super(scope, id)
    assertValid(props)
    const made = new FormFunction(this, 'Notify', {
      description: 'Notifies targets of submissions, with retries',
      code: props.code,
      environment: this.environment(props),
      timeout,
      statements: this.statements(props),
      logRetention: props.logRetention,
    })
    this.function = made.function
    this.identity = this.identityOf(props)
    this.domain = this.identity === undefined ? undefined : asciiDomainOf(props.from ?? '')
    const failures = new Queue(this, 'Failures', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    })
    this.ringBy(props.table, failures)
    new Rule(this, 'EveryMinute', {
      description: 'Runs due notifications, and finds those that the stream missed',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new FunctionTarget(this.function, { event: RuleTargetInput.fromObject({}), retryAttempts: 0 }),
      ],
    })
    this.limits = this.limitsOf(failures, props.errors ?? 0)
  }

  private environment({ table, targets, from, siteName, siteUrl, operator }: TellingProps) {
    return {
      TABLE_NAME: table.tableName,
      TARGETS: JSON.stringify(targets),
      SITE_URL: siteUrl,
      ...(from !== undefined && { MAIL_FROM: from }),
      ...(siteName !== undefined && { SITE_NAME: siteName }),
      ...(operator !== undefined && { OPERATOR_EMAIL: operator }),
    }
  }

  private statements({ table, targets, from, operator }: TellingProps): readonly PolicyStatement[] {
    const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources })
    const parameters = parametersIn(targets).map((name) => parameterArn(this, name))
    const dynamo = ['GetItem', 'BatchGetItem', 'PutItem'].map((action) => `dynamodb:${action}`)
    return [
      allow(dynamo, table.tableArn),
      allow(['dynamodb:Query'], `${table.tableArn}/index/${byTime}`),
      ...mailStatements(this, { from, targets, operator }),
      ...(parameters.length === 0 ? [] : [allow(['ssm:GetParameter'], ...parameters)]),
    ]
  }

  private identityOf({ from, identity }: TellingProps): EmailIdentity | undefined {
    if (from === undefined || identity === 'existing') return undefined
    const domain = asciiDomainOf(from)
    return new EmailIdentity(this, 'Mail', {
      identity: Identity.domain(domain),
      mailFromDomain: bounceNameOf(domain),
    })
  }

  private ringBy(table: Table, failures: Queue): void {
    table.grantStreamRead(this.function)
    new EventSourceMapping(this, 'Doorbell', {
      target: this.function,
      ...(table.tableStreamArn !== undefined && { eventSourceArn: table.tableStreamArn }),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter(doorbell)],
      onFailure: new SqsDlq(failures),
      retryAttempts: 20,
    })
  }

  private logMetric(name: string, pattern: string, value: string) {
    const filter = new MetricFilter(this, name, {
      logGroup: this.function.logGroup,
      filterPattern: FilterPattern.literal(pattern),
      metricNamespace: Fn.join('/', [Aws.STACK_NAME, 'Telling']),
      metricName: name,
      metricValue: value,
    })
    return filter.metric({ period: five, statistic: 'Maximum' })
  }

  private limitsOf(failures: Queue, errors: number): Readonly<Record<string, Limit>> {
    const age = this.function.metric('IteratorAge', { period: five, statistic: 'Maximum' })
    return {
      TellingLate: {
        metric: age,
        threshold: 5 * 60_000,
        times: 1,
        meaning: 'Milliseconds from a submission to its first notification',
      },
      TellingDead: {
        metric: this.logMetric('Dead', '{ $.told.state = "dead" }', '1'),
        threshold: 0,
        times: 1,
        meaning: 'Notifications that were abandoned',
      },
      TellingOverdue: {
        metric: this.logMetric('OldestDue', '{ $.swept.oldestDue > 0 }', '$.swept.oldestDue'),
        threshold: 3_600_000,
        times: 1,
        meaning: 'Age of the oldest overdue notification in milliseconds',
      },
      TellingErrors: {
        metric: this.function.metricErrors({ period: five, statistic: 'Sum' }),
        threshold: errors,
        times: 1,
        meaning: 'Failed runs of the notify function within five minutes',
      },
      TellingFailed: {
        metric: failures.metricApproximateNumberOfMessagesVisible({ period: five }),
        threshold: 0,
        times: 1,
        meaning: 'Stream batches that could not be processed',
      },
    }
  }
}
