import { assumed, prices } from './cost.ts'
import { flags } from './measure.ts'
import type { Result, Summary } from './summary.ts'
import { behaviourTable, costTable, markdown, speedTable, validationTable } from './report-tables.ts'

const perMillion = (price: number): string => `$${(price * 1e6).toFixed(3)} per million`

const goalsOf = ({ results, validation }: Summary): string => {
  const of = (name: string): Result | undefined => results.find((each) => each.name === name)
  const own = of('dynamosync')
  const lite = of('aws-lite')
  const fields = validation['dynamosync']
  if (own === undefined || lite === undefined || fields === undefined) return ''
  const { submission, replay, invalid, preflight } = own.conformance
  return markdown({
    head: ['goal', 'wanted', 'measured'],
    rows: [
      ['cold start', '≤ 0.50', own.cold.ratio.median.toFixed(2)],
      ['cold start under Lambda’s flags', '≤ 0.45', own.cold.flagged.median.toFixed(2)],
      ['of aws-lite, in the same rounds', 'more', `${lite.cold.ratio.median.toFixed(2)}, ${lite.cold.flagged.median.toFixed(2)}`],
      ['warm CPU per invocation', '≤ 0.35', own.warm.ratio.median.toFixed(2)],
      ['bundle, gzip', '≤ 48 KB', `${(own.gzip / 1000).toFixed(0)} KB`],
      ['new submission: calls / write units', '1 / 2', `${submission.calls} / ${submission.writeUnits}`],
      ['replay: calls', '1', String(replay.calls)],
      ['invalid input, preflight: calls', '0, 0', `${invalid.calls}, ${preflight.calls}`],
      [
        'eight fields, valid / invalid',
        '≤ 1.2 / 2 µs',
        `${fields.valid.median.toFixed(2)} / ${fields.invalid.median.toFixed(2)} µs`,
      ],
    ],
  })
}

/** docs/evidence/performance.md, generated entirely from the measurements. */
export const pageOf = (data: Summary): string => {
  const { machine, rounds } = data
  return `# Performance

Written by \`npm run bench\`; do not edit it. The data are in [performance.json](performance.json), the programs in \`lab/bench/rows\`, and what was tried in [decision 7](../adr/0007-a-bundle-that-starts-fast.md).

Measured ${machine.date} with Node ${machine.node} (V8 ${machine.v8}, ${machine.platform}) on ${machine.cores} cores (${machine.processor}). Its load was ${machine.load} as it began: above 1, other programs were running too. Ratios are of pairs in the same round, which takes most of that out; milliseconds are not.

![Cold starts](performance.svg)

## Goals

${goalsOf(data)}

## Speed and size

Every row does the same: an HTTP API event, \`POST\` with an id, a value and an idempotency key, one conditional write, the same answer on replay, refusal of bad input, CORS. Ratios are against a handler written by hand on client-dynamodb. Medians, the middle half in brackets.

${markdown(speedTable(data))}

- _Cold_ is from loading the bundle to the first answer, in a fresh process, Node's own start left out, against an HTTPS server on the same machine that answers at once; ${rounds.cold} rounds, the rows in turns.
- _Warm_ is CPU time per invocation with HTTP answered inside the process (DynamoSync’s includes HTTP, which it writes itself), one or 50 invocations at a time; ${rounds.warm} rounds. _MB held_ is resident memory after 10,000 invocations.
- _Under Lambda's flags_ is the same with Node started as Lambda may start it: \`${flags.join(' ')}\`. \`--expose-gc\` makes V8 refuse the compiled form of Node's own modules, in every row; DynamoSync takes it back first.
- What is measured is what is deployed, byte for byte: \`dist/lambda/submit\`. Sizes are of all its files; a plain submission reads \`index.cjs\` alone.

## Calls and cost

Calls to DynamoDB and write units, as counted by a table in memory. DynamoSync's second unit is the row in the index that lists the submissions; the other rows cannot list theirs.

${markdown(costTable(data))}

For a million new submissions, in US dollars: list prices of us-east-1 without free tiers, HTTP API ${perMillion(prices.gatewayRequest)}, Lambda on arm64 with ${assumed.memoryMegabytes} MB, DynamoDB on demand ${perMillion(prices.writeUnit)} write units. Assumes ${assumed.callMilliseconds} ms for a call to DynamoDB, and warm functions.

## What each row does

${markdown(behaviourTable(data))}

## Validation alone

One submission of eight fields, right, or with three fields wrong; with everything that is wrong, not only the first thing.

${markdown(validationTable(data))}
`
}
