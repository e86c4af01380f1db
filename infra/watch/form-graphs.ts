import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { GraphWidget, type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'

/** Where the metrics of the forms of a stack are: `submit` writes them into its log, and CloudWatch reads them there. */
export const formNamespace = Fn.join('/', [Aws.STACK_NAME, 'Forms'])

/** What is counted of each form, and what that means. */
const graphs = {
  accepted: 'Accepted submissions by form',
  held: 'Held submissions by form',
  invalid: 'Submissions that were answered 4xx, by form',
  replayed: 'Repeated submissions by form',
  failed: 'Submissions that were answered 5xx, by form',
  latency: 'Milliseconds for a submission, the slowest hundredth, by form',
} as const

/** Each form that has been sent is found by itself: the stack need not know their names. */
const found = (name: string, statistic: string): MathExpression =>
  new MathExpression({
    label: '',
    period: Duration.minutes(5),
    expression: Fn.join('', [
      "SEARCH('{",
      formNamespace,
      ',formMetric} MetricName="',
      name,
      `"', '${statistic}', 300)`,
    ]),
  })

/** A graph of each of the metrics, with a line for each form. */
export const formGraphs = (): readonly IWidget[] =>
  Object.entries(graphs).map(
    ([name, title]) =>
      new GraphWidget({ title, left: [found(name, name === 'latency' ? 'p99' : 'Sum')], width: 8 }),
  )
