import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { GraphWidget, type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'

/** Namespace of the metrics per form: `submit` writes them to its log, from which CloudWatch extracts them. */
export const formNamespace = Fn.join('/', [Aws.STACK_NAME, 'Forms'])

/** Metrics per form, with their descriptions. */
const graphs = {
  accepted: 'Accepted submissions by form',
  held: 'Held submissions by form',
  invalid: 'Submissions answered with 4xx, by form',
  replayed: 'Repeated submissions by form',
  failed: 'Submissions answered with 5xx, by form',
  latency: '99th percentile of the response time in milliseconds, by form',
} as const

/** A search expression finds every form that has received a submission: the stack need not know their names. */
const found = (name: string, statistic: string): MathExpression =>
  new MathExpression({
    label: '',
    period: Duration.minutes(5),
    expression: Fn.join('', [
      // Unquoted, a namespace with a character such as `-` or `/` finds nothing.
      `SEARCH('{"`,
      formNamespace,
      '",formMetric} MetricName="',
      name,
      `"', '${statistic}', 300)`,
    ]),
  })

/** One graph per metric, with a line for each form. */
export const formGraphs = (): readonly IWidget[] =>
  Object.entries(graphs).map(
    ([name, title]) =>
      new GraphWidget({ title, left: [found(name, name === 'latency' ? 'p99' : 'Sum')], width: 8 }),
  )
