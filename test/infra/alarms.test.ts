// A template is JSON of CloudFormation's: what is looked for and is not there fails the test.
/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { runInNewContext } from 'node:vm'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { stackProps } from '../../infra/app/settings.js'
import { FormStack } from '../../infra/app/stack.js'
import { ofType, type Properties, templateOf } from './synthesised.js'

const page = readFileSync('docs/operate/alarms.md', 'utf8')
const templates = ['http-dev', 'http-notify', 'rest-prod', 's3-dev'].map((kind) =>
  templateOf(kind as 'http-dev'),
)

/** Metrics of an alarm by their ids, and the expression that it watches. */
const watched = (alarm: Properties) => {
  const all = (alarm.Metrics ?? []) as readonly Properties[]
  return {
    metrics: all.filter(({ MetricStat }) => MetricStat !== undefined),
    expression: all.find(({ ReturnData }) => ReturnData !== false)?.Expression as string,
  }
}

const alarmNamed = (template: (typeof templates)[number], name: string): Properties =>
  ofType(template, 'CloudWatch::Alarm').find(({ id }) => id.includes(`Watch${name}`))!.properties

/** An expression of products and sums, with what its metrics are; those that are left out are missing. */
const computed = (expression: string, values: Readonly<Record<string, number>>): number =>
  runInNewContext(expression, {
    FILL: (value: number, otherwise: number) => (Number.isNaN(value) ? otherwise : value),
    IF: (test: boolean, then: number, otherwise: number) => (test ? then : otherwise),
    ...Object.fromEntries([...expression.matchAll(/[a-z]\w*/g)].map(([id]) => [id, values[id] ?? NaN])),
  }) as number

/** A text of a template, of a stack of this name. */
const joined = (part: Properties): string => {
  if (typeof part === 'string') return part
  const [separator, parts] = (part['Fn::Join'] ?? ['', ['blue-kettle-prod']]) as [
    string,
    readonly Properties[],
  ]
  return parts.map(joined).join(separator)
}

describe('an alarm', () => {
  it('says what it means, and leads to what to do: each has a part in docs/operate/alarms.md', () => {
    for (const template of templates)
      for (const { properties } of ofType(template, 'CloudWatch::Alarm')) {
        const [, anchor = ''] = /docs\/operate\/alarms\.md#(\w+)$/.exec(properties.AlarmDescription) ?? []
        const [, part = ''] = new RegExp(`^## ${anchor}\\n([^]*?)(?=^## |$(?![^]))`, 'im').exec(page) ?? []
        for (const word of ['**Means**', '**Look at**'])
          expect([anchor, part]).toEqual([anchor, expect.stringContaining(word)])
        expect(part).toMatch(/\*\*(and \*\*)?do\*\*/i)
      }
  })

  it('looks at ten metrics at most, as many as CloudWatch takes', () => {
    for (const template of templates)
      for (const { properties } of ofType(template, 'CloudWatch::Alarm'))
        expect(watched(properties).metrics.length).toBeLessThanOrEqual(10)
  })

  it('estimates no less than the documented bill for a million submissions', () => {
    const costs = readFileSync('docs/operate/costs.md', 'utf8')
    const [, table = ''] = /## What a million submissions cost[^]*?:\n\n([^]*?)\n\n/.exec(costs) ?? []
    const amounts = [...table.matchAll(/\| (\d+\.\d\d) +\|$/gm)].map(([, amount]) => Number(amount))
    const bill = amounts.reduce((sum, each) => sum + each, 0)
    expect(bill).toBeGreaterThan(9)
    const { expression } = watched(alarmNamed(templateOf('http-dev'), 'Spend'))
    const use = { requests: 1e6, writes: 1e6, indexWrites: 1e6, duration0: 1e7 }
    const estimate = computed(expression, use)
    expect(estimate).toBeGreaterThan(0.99 * bill)
    expect(estimate).toBeLessThan(1.5 * bill)
    // Requests that are refused cost, too.
    expect(computed(expression, { refused: 1e6 })).toBeGreaterThan(1)
    const rest = watched(alarmNamed(templateOf('rest-prod'), 'Spend')).expression
    expect(computed(rest, use) - estimate).toBeCloseTo(2.5)
  })

  it('counts what the documented worst day of a stranger costs, refused submissions included', () => {
    const costs = readFileSync('docs/operate/costs.md', 'utf8')
    const [, table = ''] = /A stranger who sends all day[^]*?\n\n(\|[^]*?)\n\n/.exec(costs) ?? []
    const rows = table
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll(',', '')),
      )
    expect(rows).toHaveLength(3)
    const { expression } = watched(alarmNamed(templateOf('http-dev'), 'Spend'))
    // Visits and logs come on top in the alarm, and are not in the documented sums.
    const along = computed(expression, { requests: 1 }) - 1.2e-6
    for (const [what = '', stored = NaN, refused = NaN, small = NaN, large = NaN] of rows.map(
      ([first, ...numbers]) => [first ?? '', ...numbers.map(Number)] as [string, ...number[]],
    )) {
      const requests = stored + refused
      const counters = what.startsWith('one sender') ? stored : 0
      const use = { requests, reads: refused, indexWrites: stored, duration0: requests * 20 }
      const estimate = (units: number) =>
        computed(expression, { ...use, writes: stored * units + counters }) - along * requests
      expect([what, (estimate(1) / small).toFixed(2), (estimate(65) / large).toFixed(2)]).toEqual([
        what,
        '1.00',
        '1.00',
      ])
    }
  })

  it('rings for a small form that is wholly broken, and not for one mishap', () => {
    const alarm = alarmNamed(templateOf('http-dev'), 'ServerErrorRate')
    const { expression } = watched(alarm)
    const rate = (part: number, whole: number) => computed(expression, { part, whole }) > alarm.Threshold
    expect([rate(2, 2), rate(3, 5), rate(1, 1), rate(2, 1000), rate(0, 0)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('rings for what the gateway refused, and a function that answers 429 itself is not that', () => {
    for (const template of templates) {
      const filters = ofType(template, 'Logs::MetricFilter').map(({ properties }) => properties)
      expect(filters.map(({ FilterPattern }) => FilterPattern as string)).toContain(
        '{ $.status = "429" && $.functionStatus = "-" }',
      )
      const { MetricName, Namespace } = alarmNamed(template, 'Refused')
      expect(
        filters.flatMap(({ MetricTransformations }) => MetricTransformations as unknown[]),
      ).toContainEqual(expect.objectContaining({ MetricName, MetricNamespace: Namespace }))
    }
  })

  it('has a dashboard beside it that finds the metrics of each form by their quoted namespace', () => {
    for (const template of templates) {
      const body = ofType(template, 'CloudWatch::Dashboard')[0]?.properties.DashboardBody
      const { widgets } = JSON.parse(joined(body)) as { widgets: readonly Properties[] }
      const searched = widgets
        .flatMap(({ properties }) => properties.metrics as readonly [Properties][])
        .map(([{ expression }]) => String(expression))
        .filter((expression) => expression.startsWith('SEARCH'))
      expect(searched).toHaveLength(6)
      // CloudWatch reads a name with other characters than letters and digits in double quotes alone.
      for (const each of searched)
        expect(each).toMatch(
          /^SEARCH\('\{"blue-kettle-prod\/Forms",formMetric\} MetricName="\w+"', '\w+', 300\)$/,
        )
    }
  })

  it('rings before the last reserved execution is taken, and for one reserved execution not at each submission', () => {
    const thresholdOf = (reservedConcurrency: number): number => {
      const stack = new FormStack(
        new App(),
        'small',
        stackProps({}, { name: 'dev', settings: { reservedConcurrency } }),
      )
      const alarms = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')
      const [, alarm] = Object.entries(alarms).find(([id]) => id.startsWith('FormsWatchConcurrency'))!
      return (alarm as Properties).Properties.Threshold as number
    }
    expect([1, 2, 5].map(thresholdOf)).toEqual([1, 1, 4])
  })

  it('has its threshold, as throttles and the days of logs have, from the configuration', () => {
    const alarms = {
      serverErrorRate: 50,
      refused: 1,
      throttles: 2,
      throttleRate: 3,
      storeErrors: 4,
      notifyErrors: 6,
    }
    const settings = {
      alarms,
      throttle: { submit: { rate: 7, burst: 8 } },
      logDays: 90,
      targets: { crm: { webhook: 'https://crm.example.org/in', secret: { parameter: '/crm' } } },
    } as const
    const stack = new FormStack(new App(), 'tuned', stackProps({}, { name: 'dev', settings }))
    const made = Template.fromStack(stack)
    const thresholds = Object.entries(made.findResources('AWS::CloudWatch::Alarm')).map(([id, each]) => [
      id.replace(/^FormsWatch(.*)[0-9A-F]{8}$/, '$1'),
      (each as Properties).Properties.Threshold as number,
    ])
    expect(Object.fromEntries(thresholds)).toMatchObject({
      ServerErrorRate: 50,
      Refused: 1,
      Throttles: 2,
      ThrottleRate: 3,
      StoreErrors: 4,
      TellingErrors: 6,
    })
    made.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 })
    made.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 8 },
    })
  })
})
