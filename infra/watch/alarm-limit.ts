import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'

/** An alarm's threshold, the number of periods, and its description. */
export interface Limit {
  readonly metric: IMetric
  readonly threshold: number
  readonly times: number
  readonly meaning: string
}
