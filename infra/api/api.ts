import type { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IConstruct } from 'constructs'
import type { FunctionName, RouteEntry } from '../../src/domain/contract/routes.js'
import type { Throttle } from '../options.js'

/** What an API is set up by, of either kind. */
export interface ApiProps {
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>
  /** Exact origins, for the errors and preflights that a gateway answers itself. */
  readonly origins: readonly string[]
  /** Whether AWS IAM has to let a caller through to the owner's routes. */
  readonly iam: boolean
  readonly throttle: Readonly<Record<FunctionName, Throttle>>
  readonly logRetention: RetentionDays
}

/** What the rest of the stack knows of an API. */
export interface FormApi extends IConstruct {
  /** With the stage, without a slash at the end. */
  readonly url: string
  /** The host that the site's distribution passes `/api/*` to. */
  readonly host: string
  /** A metric of the API, such as its errors. */
  readonly metric: (
    name: 'requests' | 'serverErrors' | 'latency',
    statistic: string,
    period: Duration,
  ) => Metric
  /** How many requests the gateway refused as too many, which no metric of its own tells from other errors. */
  readonly refused: (period: Duration) => Metric
}

/** The path that a site's distribution passes on as it is, so that the API has to be found under it. */
export const stageName = 'api'

/** Each function answers at its paths whatever the method is: preflights, and methods that there are not. */
export const anyMethod = 'ANY'

/** Who is in front of the function: none but AWS IAM on the owner's routes, where nothing else proves an owner. */
export const isGuarded = (route: RouteEntry, method: string, iam: boolean): boolean =>
  iam && route.function === 'owner' && method !== anyMethod
