import { Duration } from 'aws-cdk-lib'
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Metric as CloudWatchMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { byTime } from '../../src/adapters/dynamodb/index-name.js'
import type { FormApi } from '../api/api.js'
import { memorySize } from '../backend/function.js'

/** US dollars at the list prices of us-east-1, without free tiers. */
export const prices = {
  httpRequest: 1.0 / 1e6,
  restRequest: 3.5 / 1e6,
  invocation: 0.2 / 1e6,
  /** On arm64. */
  gigabyteSecond: 0.0000133334,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
} as const

/** What is counted. */
export interface Spending {
  readonly api: FormApi
  readonly requestPrice: number
  readonly functions: readonly LambdaFunction[]
  readonly table: Table
}

const units = (table: Table, kind: 'Read' | 'Write', index?: string): Metric =>
  new CloudWatchMetric({
    namespace: 'AWS/DynamoDB',
    metricName: `Consumed${kind}CapacityUnits`,
    dimensionsMap: {
      TableName: table.tableName,
      ...(index === undefined ? {} : { GlobalSecondaryIndexName: index }),
    },
  })

/**
 * What a day costs, estimated from use: a bill knows nothing of stages, says it hours later, and only in us-east-1.
 * Without CloudFront, logs, storage and transfer, which are the smaller part.
 */
export const dailySpend = ({ api, requestPrice, functions, table }: Spending): MathExpression => {
  const period = Duration.days(1)
  const counted: (readonly [string, Metric, number])[] = [
    ['requests', api.metric('requests', 'Sum', period), requestPrice],
    ['writes', units(table, 'Write'), prices.writeUnit],
    ['indexWrites', units(table, 'Write', byTime), prices.writeUnit],
    ['reads', units(table, 'Read'), prices.readUnit],
    ['indexReads', units(table, 'Read', byTime), prices.readUnit],
    ...functions.flatMap((each, n): (readonly [string, Metric, number])[] => [
      [`invocations${n}`, each.metricInvocations(), prices.invocation],
      // In milliseconds.
      [`duration${n}`, each.metricDuration(), (prices.gigabyteSecond * memorySize) / 1024 / 1000],
    ]),
  ]
  return new MathExpression({
    label: 'US dollars a day, estimated',
    period,
    expression: counted.map(([name, , price]) => `FILL(${name}, 0) * ${price.toFixed(12)}`).join(' + '),
    usingMetrics: Object.fromEntries(
      counted.map(([name, metric]) => [name, metric.with({ statistic: 'Sum', period })]),
    ),
  })
}
