import { chart, type Panel } from './chart.js'
import {
  byDate,
  byForm,
  type Day,
  type Design,
  pageUnits,
  play,
  pricePerMillion,
  shardsNeeded,
  uniform,
} from './model.js'
import { day, type Traffic, traffics } from './traffic.js'

const number = (value: number): string => Math.round(value).toLocaleString('en')

const header = [
  'traffic',
  'design',
  'submissions',
  'throttled requests',
  'given up',
  'shards needed',
  'write cost per million',
  'read units of a page of 100',
] as const

export interface Simulation {
  readonly rows: readonly (readonly string[])[]
  readonly svg: string
}

const rowOf = (traffic: Traffic, design: Design, result: Day, shards: string): readonly string[] => [
  traffic.name,
  design.name,
  number(result.offered),
  number(result.throttled),
  number(result.givenUp),
  shards,
  `$${pricePerMillion(design).toFixed(3)}`,
  pageUnits(design).toFixed(1),
]

const offeredMinutes = ({ at }: Traffic): readonly number[] =>
  Array.from({ length: day / 60 }, (_, minute) => at(minute * 60 + 30).reduce((a, b) => a + b, 0))

const panelOf = (traffic: Traffic, days: readonly (readonly [string, string, Day])[]): Panel => ({
  title: `${traffic.name}: ${traffic.words}`,
  lines: [
    { name: 'sent', colour: '#bbb', minutes: offeredMinutes(traffic) },
    ...days.map(([name, colour, { minutes }]) => ({ name, colour, minutes })),
  ],
})

/** A naive key has no shards to add. */
const cure = ({ throttled }: Day): string => (throttled < 1 ? '-' : 'has none')

/** Every traffic against every design. */
export const simulate = (): Simulation => {
  const played = traffics.map((traffic) => {
    const needed = shardsNeeded(traffic)
    const own = uniform(needed ?? 16)
    const one = uniform(1)
    const days = { form: play(byForm, traffic), date: play(byDate, traffic), own: play(own, traffic) }
    const shards = needed === undefined ? 'no number is enough' : String(needed)
    return {
      rows: [
        ...(needed === 1 ? [] : [rowOf(traffic, one, play(one, traffic), shards)]),
        rowOf(traffic, own, days.own, shards),
        rowOf(traffic, byForm, days.form, cure(days.form)),
        rowOf(traffic, byDate, days.date, cure(days.date)),
      ],
      panel: panelOf(traffic, [
        ['stored, date as key', '#d62728', days.date],
        ['stored, form as key', '#ff7f0e', days.form],
        ['stored, this design', '#1f77b4', days.own],
      ]),
    }
  })
  return {
    rows: played.flatMap(({ rows }) => rows),
    svg: chart(
      'Submissions a second that DynamoDB takes, by key design',
      played.map(({ panel }) => panel),
    ),
  }
}

const pad = (rows: readonly (readonly string[])[]): string[][] => {
  const widths = header.map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
}

/** The rows for a terminal. */
export const table = ({ rows }: Simulation): string =>
  pad([header, ...rows])
    .map((row) => row.join('  ').trimEnd())
    .join('\n')

/** The rows for a reader, with what they mean. */
export const page = ({ rows }: Simulation): string => {
  const [head = [], ...body] = pad([header, ...rows])
  const lines = [head, head.map((cell) => '-'.repeat(cell.length)), ...body].map(
    (row) => `| ${row.join(' | ')} |`,
  )
  return `# A day of traffic against DynamoDB's published limits

\`npm run simulate\` writes this page and its chart. It knows what Amazon publishes, listed with its sources in [\`tools/simulate/limits.ts\`](../tools/simulate/limits.ts), and nothing else; nothing in it is chance.

${lines.join('\n')}

![Submissions a second that DynamoDB takes](simulate.svg)

${traffics.map(({ name, words }) => `- **${name}**: ${words}.`).join('\n')}

A request that is refused comes again after 2 s, as \`Retry-After\` says, three times; then the person gives up.

- **Uniform key.** Each item has a partition key of its own, so the table itself has no hot spot. The index by time has one partition key for each form and shard, and so takes 1,000 submissions a second for each: a form that gets more needs \`shards\`. Until then one is best, as every page of a list asks each shard.
- **Form as partition key.** One write unit less, as no index is needed to list a form. A form takes 1,000 a second and no more, and no setting changes that: within a key that is sorted by time a split gains nothing, as all that is new lands on one side.
- **Date as partition key.** All forms together take 1,000 a second.

Beyond 4,000 a second for a new table, or twice its previous peak, DynamoDB refuses whatever the keys are. A table that expects more is warmed up before.
`
}
