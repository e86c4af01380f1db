import { Aws, type Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, LogGroup, MetricFilter, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { readableName } from '../resource-names.js'

/**
 * What a line says of a request: nothing of the person. Neither address nor user agent; no query, in which short
 * submissions travel; no path, as the route says which one it was, and an owner's names a submission.
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

/** The access log's format: JSON, with the name that each kind of API has for a route. */
export const accessLogFormat = (route: '$context.routeKey' | '$context.resourcePath'): string =>
  JSON.stringify({ ...fields, route })

/**
 * Where a gateway's access log is. Gateways name each log in one policy of the account, which has room for about ten,
 * but for those under `/aws/vendedlogs/`, which it names once.
 */
export const accessLogGroup = (scope: Construct, retention: RetentionDays): LogGroup =>
  new LogGroup(scope, 'AccessLog', {
    logGroupName: Fn.join('', ['/aws/vendedlogs/apis/', readableName(scope)]),
    retention,
    removalPolicy: RemovalPolicy.DESTROY,
  })

/** Counts the 429s of an access log that no function answered: each is a value of `-` where a function's would be. */
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
