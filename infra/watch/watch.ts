import { Aws, Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { FunctionName } from '../../src/domain/contract/routes.js'
import type { FormApi } from '../api/api.js'
import type { AlarmOptions, Visits } from '../options.js'
import type { Limit } from './alarm-limit.js'
import { formGraphs } from './form-graphs.js'
import { dailySpend } from './daily-spending.js'
import { errorLimits, storeLimits, throttleLimits } from './limits.js'

export interface WatchProps {
  readonly api: FormApi
  readonly kind: 'http' | 'rest'
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>
  readonly table: Table
  readonly reservedConcurrency: number | undefined
  /** The notify function, if there is one. */
  readonly notify: LambdaFunction | undefined
  readonly visits: Visits
  readonly alarms: AlarmOptions
  /** Limits of optional parts of a deployment. */
  readonly more?: Readonly<Record<string, Limit>> | undefined
}

const minutes = Duration.minutes(5)

/** Concurrent invocations that Lambda allows a new account. */
const fewest = 10

/** The page that explains each alarm under its name. */
export const alarmsPage = 'docs/operate/alarms.md'

/** Alarms and a dashboard of the stack. */
export class Watch extends Construct {
  readonly alarms: readonly Alarm[]
  readonly topic: ITopic | undefined

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id)
    const limits = { ...this.limits(props), ...props.more }
    this.topic = this.topicOf(props.alarms)
    this.alarms = Object.entries(limits).map(([name, limit]) => this.alarm(name, limit))
    const dashboard = new Dashboard(this, 'Dashboard')
    const graphs = Object.values(limits).map(
      ({ metric, meaning, threshold }) =>
        new GraphWidget({
          title: meaning,
          left: [metric],
          leftAnnotations: [{ value: threshold }],
          width: 8,
        }),
    )
    const requests = props.api.metric('requests', 'Sum', minutes)
    dashboard.addWidgets(new GraphWidget({ title: 'Requests', left: [requests], width: 8 }), ...graphs)
    dashboard.addWidgets(...formGraphs())
  }

  private limits(props: WatchProps) {
    const { api, kind, functions, table, reservedConcurrency, alarms, visits } = props
    const every = Object.values(functions)
    return {
      ...errorLimits(api, alarms),
      ...throttleLimits(every, alarms),
      Concurrency: {
        metric: functions.submit.metric('ConcurrentExecutions', { period: minutes, statistic: 'Maximum' }),
        threshold: alarms.concurrency ?? Math.max(1, Math.floor(0.8 * (reservedConcurrency ?? fewest))),
        times: 1,
        meaning: 'Concurrent submissions, close to the limit',
      },
      ...storeLimits(table, alarms),
      Spend: {
        metric: dailySpend({ api, kind, visits, functions: every, notify: props.notify, table }),
        threshold: alarms.dailySpend ?? 1,
        times: 1,
        meaning: 'Estimated cost per day in US dollars',
      },
    } satisfies Record<string, Limit>
  }

  private topicOf({ topic, email }: AlarmOptions): ITopic | undefined {
    if (topic !== undefined) return topic
    if (email === undefined) return undefined
    const own = new Topic(this, 'Topic', { displayName: 'DynamoSync alarms', enforceSSL: true })
    own.addSubscription(new EmailSubscription(email))
    // An explicit topic policy, such as TLS only, replaces the default one, which lets the account's alarms publish.
    own.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [own.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    return own
  }

  private alarm(name: string, { metric, threshold, times, meaning }: Limit): Alarm {
    const alarm = new Alarm(this, name, {
      alarmDescription: `${meaning}: more than ${threshold}. What to do: ${alarmsPage}#${name.toLowerCase()}`,
      metric,
      threshold,
      evaluationPeriods: times,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      // Missing data means that nobody submits anything, which is not a problem.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    if (this.topic !== undefined) {
      alarm.addAlarmAction(new SnsAction(this.topic))
      alarm.addOkAction(new SnsAction(this.topic))
    }
    return alarm
  }
}
