import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'

/** Above what, how often in a row, and what that means. */
export interface Limit {
  readonly metric: IMetric
  readonly threshold: number
  readonly times: number
  readonly meaning: string
}
