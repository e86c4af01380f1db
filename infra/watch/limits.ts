import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { byTime } from '../../src/adapters/dynamodb/index-name.js'
import type { FormApi } from '../api/api.js'
import type { AlarmOptions } from '../options.js'
import type { Limit } from './alarm-limit.js'

const minutes = Duration.minutes(5)

const added = (label: string, all: readonly IMetric[]): MathExpression =>
  new MathExpression({
    label,
    period: minutes,
    expression: all.map((_, n) => `FILL(m${n}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(all.map((metric, n) => [`m${n}`, metric])),
  })

/** Percentage of a whole; 0 if the part is below `least`, so that a single failure need not count as a rate. */
const percentage = (label: string, part: IMetric, whole: IMetric, least: number): MathExpression =>
  new MathExpression({
    label,
    period: Duration.minutes(15),
    expression: `IF(FILL(part, 0) >= ${least}, 100 * part / whole, 0)`,
    usingMetrics: { part, whole },
  })

/** Counts catch the problems of busy forms; percentages catch quiet forms that fail completely. */
export const errorLimits = (api: FormApi, alarms: AlarmOptions) =>
  ({
    ServerErrors: {
      metric: api.metric('serverErrors', 'Sum', minutes),
      threshold: alarms.serverErrors ?? 5,
      times: 1,
      meaning: '5xx answers within five minutes',
    },
    ServerErrorRate: {
      metric: percentage(
        'Server errors, %',
        api.metric('serverErrors', 'Sum', Duration.minutes(15)),
        api.metric('requests', 'Sum', Duration.minutes(15)),
        2,
      ),
      threshold: alarms.serverErrorRate ?? 10,
      times: 1,
      meaning: 'Percentage of 5xx answers within 15 minutes',
    },
    Latency: {
      metric: api.metric('latency', 'p99', minutes),
      threshold: alarms.latency ?? 3000,
      times: 3,
      meaning: '99th percentile of the response time in milliseconds',
    },
    Refused: {
      metric: api.refused(minutes),
      threshold: alarms.refused ?? 50,
      times: 1,
      meaning: 'Requests that the gateway throttled (429) within five minutes',
    },
  }) satisfies Record<string, Limit>

/** Lambda throttles: their number, and their percentage of all calls. */
export const throttleLimits = (functions: readonly LambdaFunction[], alarms: AlarmOptions) => {
  const long = { period: Duration.minutes(15), statistic: 'Sum' }
  const sum = (label: string, metrics: readonly IMetric[]) => added(label, metrics)
  const throttles = (options: object) => functions.map((each) => each.metricThrottles(options))
  const part = sum('Throttles', throttles(long))
  const calls = sum('Calls', [...throttles(long), ...functions.map((each) => each.metricInvocations(long))])
  return {
    Throttles: {
      metric: sum('Throttles', throttles({ period: minutes, statistic: 'Sum' })),
      threshold: alarms.throttles ?? 0,
      times: 1,
      meaning: 'Calls that Lambda throttled within five minutes',
    },
    ThrottleRate: {
      metric: percentage('Throttles, %', part, calls, 1),
      threshold: alarms.throttleRate ?? 5,
      times: 1,
      meaning: 'Percentage of calls that Lambda throttled within 15 minutes',
    },
  } satisfies Record<string, Limit>
}

const operations = [
  Operation.PUT_ITEM,
  Operation.GET_ITEM,
  Operation.UPDATE_ITEM,
  Operation.QUERY,
  Operation.BATCH_GET_ITEM,
]

const throttled = (table: Table, kind: 'Read' | 'Write', index?: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName: `${kind}ThrottleEvents`,
    dimensionsMap: {
      TableName: table.tableName,
      ...(index !== undefined && { GlobalSecondaryIndexName: index }),
    },
    statistic: 'Sum',
    period: minutes,
  })

/** DynamoDB errors and throttles: five operations and four counts of throttles. */
export const storeLimits = (table: Table, alarms: AlarmOptions) => {
  const failed = operations.map(
    (Operation) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName: 'SystemErrors',
        dimensionsMap: { TableName: table.tableName, Operation },
        statistic: 'Sum',
        period: minutes,
      }),
  )
  const refused = (['Read', 'Write'] as const).flatMap((kind) => [
    throttled(table, kind),
    throttled(table, kind, byTime),
  ])
  return {
    StoreErrors: {
      metric: added('DynamoDB errors and throttles', [...failed, ...refused]),
      threshold: alarms.storeErrors ?? 5,
      times: 1,
      meaning: 'DynamoDB errors and throttles within five minutes',
    },
  } satisfies Record<string, Limit>
}
