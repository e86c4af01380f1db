import type { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IConstruct } from 'constructs'
import type { FunctionName, RouteEntry } from '../../src/domain/contract/routes.js'
import type { Throttle } from '../options.js'

/** Settings of an API of either kind. */
export interface ApiProps {
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>
  /** Exact origins, for the errors and preflights that the gateway answers itself. */
  readonly origins: readonly string[]
  /** Whether AWS IAM authorizes calls to the owner's routes. */
  readonly iam: boolean
  readonly throttle: Readonly<Record<FunctionName, Throttle>>
  readonly logRetention: RetentionDays
}

/** The parts of an API that the rest of the stack uses. */
export interface FormApi extends IConstruct {
  /** The API's address including the stage, without a trailing slash. */
  readonly url: string
  /** The host to which the site's distribution forwards `/api/*`. */
  readonly host: string
  /** A metric of the API, such as its 5xx errors. */
  readonly metric: (
    name: 'requests' | 'serverErrors' | 'latency',
    statistic: string,
    period: Duration,
  ) => Metric
  /** Number of requests that the gateway throttled; its own metrics count them among all 4xx errors. */
  readonly refused: (period: Duration) => Metric
}

/** The stage's name. A site's distribution forwards the path unchanged, so the API must answer under this prefix. */
export const stageName = 'api'

/** Each function answers every method at its paths, including preflights and methods that do not exist. */
export const anyMethod = 'ANY'

/** The authorizer of a route: AWS IAM on the owner's routes if no issuer authenticates owners, otherwise none. */
export const isGuarded = (route: RouteEntry, method: string, iam: boolean): boolean =>
  iam && route.function === 'owner' && method !== anyMethod
