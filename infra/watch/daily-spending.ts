import { Duration } from 'aws-cdk-lib'
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Metric as CloudWatchMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { byTime } from '../../src/adapters/dynamodb/index-name.js'
import type { FormApi } from '../api/api.js'
import type { Visits } from '../options.js'
import { memorySize } from '../backend/function.js'

/** List prices of us-east-1 in US dollars, without free tiers. */
const prices = {
  request: { http: 1.0 / 1e6, rest: 3.5 / 1e6 },
  invocation: 0.2 / 1e6,
  /** Lambda on arm64. */
  gigabyteSecond: 0.0000133334,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** Log lines of the gateway and of a function, about 1 KB together. */
  logs: 0.5 / 1e6,
} as const

/**
 * Traffic that accompanies a request to the API. Page views are not counted here: CloudFront has metrics only in
 * us-east-1, and a bucket's website has none. The price covers 4 files per visit (0.03 MB, at 0.085 or 0.09 per GB) and
 * the requests themselves.
 */
const visitPrices = {
  cloudfront: (5 * 1.0 + 1.0) / 1e6 + 0.00003 * 0.085,
  s3: (4 * 0.4) / 1e6 + 0.00003 * 0.09,
  none: 0,
} as const satisfies Record<Visits, number>

/** Counted resources. */
export interface Spending {
  readonly api: FormApi
  readonly kind: 'http' | 'rest'
  readonly visits: Visits
  readonly functions: readonly LambdaFunction[]
  readonly notify: LambdaFunction | undefined
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
 * Estimated cost of a day in US dollars, computed from use: billing data knows nothing of stages, is hours late, and
 * exists only in us-east-1. Storage is left out, since it grows slowly. An alarm evaluates ten metrics at most and
 * this uses all ten, so costs that accompany each request are part of its price.
 */
export const dailySpend = ({ api, kind, visits, functions, notify, table }: Spending): MathExpression => {
  const period = Duration.days(1)
  const along = prices.logs + visitPrices[visits]
  const running = [...functions, ...(notify === undefined ? [] : [notify])]
  const counted: (readonly [string, Metric, number])[] = [
    ['requests', api.metric('requests', 'Sum', period), prices.request[kind] + prices.invocation + along],
    // CloudFront and the log cost the same, whether or not the gateway counts these as requests.
    ['refused', api.refused(period), prices.logs + (visits === 'cloudfront' ? 1.1 / 1e6 : 0)],
    ['writes', units(table, 'Write'), prices.writeUnit],
    ['indexWrites', units(table, 'Write', byTime), prices.writeUnit],
    ['reads', units(table, 'Read'), prices.readUnit],
    ['indexReads', units(table, 'Read', byTime), prices.readUnit],
    ...running.map((each, n): readonly [string, Metric, number] => [
      `duration${n}`,
      // Durations in milliseconds.
      each.metricDuration(),
      (prices.gigabyteSecond * memorySize) / 1024 / 1000,
    ]),
    ...(notify === undefined
      ? []
      : [['tellings', notify.metricInvocations(), prices.invocation + prices.logs] as const]),
  ]
  return new MathExpression({
    label: 'Estimated US dollars per day',
    period,
    expression: counted.map(([name, , price]) => `FILL(${name}, 0) * ${price.toFixed(12)}`).join(' + '),
    usingMetrics: Object.fromEntries(
      counted.map(([name, metric]) => [name, metric.with({ statistic: 'Sum', period })]),
    ),
  })
}
