import { Aws, type Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, LogGroup, MetricFilter, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { readableName } from '../resource-names.js'

/**
 * The fields of a log line, none of them personal: no address or user agent; no query, which carries short
 * submissions; no path, because the route identifies the endpoint and an owner's path names a submission.
 */
const fields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionStatus: '$context.integration.status',
  functionMilliseconds: '$context.integration.latency',
  error: '$context.error.responseType',
} as const

/** The access log's format: JSON, with each kind of API's own name for the route. */
export const accessLogFormat = (route: '$context.routeKey' | '$context.resourcePath'): string =>
  JSON.stringify({ ...fields, route })

/**
 * The access log's log group. API Gateway lists the logs it writes to in one policy of the account, which has room for
 * about ten; all logs under `/aws/vendedlogs/` share a single entry.
 */
export const accessLogGroup = (scope: Construct, retention: RetentionDays): LogGroup =>
  new LogGroup(scope, 'AccessLog', {
    logGroupName: Fn.join('', ['/aws/vendedlogs/apis/', readableName(scope)]),
    retention,
    removalPolicy: RemovalPolicy.DESTROY,
  })

/**
 * Counts the 429 answers that the gateway itself gave, by an access log: those with `-` instead of a function's status.
 */
export const refusedIn = (log: LogGroup): ((period: Duration) => Metric) => {
  const filter = new MetricFilter(log, 'Refused', {
    logGroup: log,
    filterPattern: FilterPattern.literal('{ $.status = "429" && $.functionStatus = "-" }'),
    metricNamespace: Fn.join('/', [Aws.STACK_NAME, 'Gateway']),
    metricName: 'Refused',
    metricValue: '1',
  })
  return (period) => filter.metric({ period, statistic: 'Sum' })
}
