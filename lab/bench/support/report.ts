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
    head: ['goal', 'target', 'measured'],
    rows: [
      ['cold start', '≤ 0.50', own.cold.ratio.median.toFixed(2)],
      ['cold start under Lambda’s flags', '≤ 0.45', own.cold.flagged.median.toFixed(2)],
      ['cold start of aws-lite: plain, with flags', 'higher', `${lite.cold.ratio.median.toFixed(2)}, ${lite.cold.flagged.median.toFixed(2)}`],
      ['warm CPU per invocation', '≤ 0.35', own.warm.ratio.median.toFixed(2)],
      ['bundle, gzip', '≤ 48 KB', `${(own.gzip / 1000).toFixed(0)} KB`],
      ['new submission: calls / write units', '1 / 2', `${submission.calls} / ${submission.writeUnits}`],
      ['replay: calls', '1', String(replay.calls)],
      ['invalid input, preflight: calls', '0, 0', `${invalid.calls}, ${preflight.calls}`],
      [
        'validating eight fields: valid / invalid',
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

Written by \`npm run bench\`; do not edit it. The data are in [performance.json](performance.json), the programs in \`lab/bench/rows\`, and the alternatives that were tried in [decision 7](../adr/0007-a-bundle-that-starts-fast.md).

Measured ${machine.date} with Node ${machine.node} (V8 ${machine.v8}, ${machine.platform}) on ${machine.cores} cores (${machine.processor}). The machine's load average was ${machine.load} at the start; above 1, other programs were running too. Ratios compare two programs in the same round, which cancels most of that influence; milliseconds include it.

![Cold starts](performance.svg)

## Goals

${goalsOf(data)}

## Speed and size

Every row does the same work: an HTTP API event, a \`POST\` with an id, a value and an idempotency key, one conditional write, the same answer to a replay, refusal of bad input, CORS. Ratios are relative to a handler written by hand with client-dynamodb. Figures are medians, with the middle half of the values in brackets.

${markdown(speedTable(data))}

- _Cold_ is the time from loading the bundle to the first answer in a fresh process, without Node's own start, against an HTTPS server on the same machine that answers immediately; ${rounds.cold} rounds, in which the rows take turns.
- _Warm_ is CPU time per invocation with HTTP answered inside the process (DynamoSync’s figure includes its own writing and parsing of HTTP), one or 50 invocations at a time; ${rounds.warm} rounds. _MB held_ is resident memory after 10,000 invocations.
- _Under Lambda's flags_ is the cold start with Node started as Lambda may start it: \`${flags.join(' ')}\`. In every row, \`--expose-gc\` makes V8 reject the precompiled form of Node's own modules; DynamoSync turns the flag off first.
- DynamoSync's row measures exactly the files that are deployed, \`dist/lambda/submit\`. Its sizes include all of them; a plain submission reads only \`index.cjs\`.

## Calls and cost

Calls to DynamoDB and write units, as counted by a table in memory. DynamoSync's second unit is the row in the index that lists the submissions; the other rows cannot list theirs.

${markdown(costTable(data))}

For a million new submissions, in US dollars: list prices of us-east-1 without free tiers, HTTP API ${perMillion(prices.gatewayRequest)}, Lambda on arm64 with ${assumed.memoryMegabytes} MB, DynamoDB on demand ${perMillion(prices.writeUnit)} write units. Assumes ${assumed.callMilliseconds} ms for a call to DynamoDB, and warm functions.

## What each row does

${markdown(behaviourTable(data))}

## Validation alone

Time to check one submission of eight fields: valid, or with three invalid fields, all of which are reported, not only the first.

${markdown(validationTable(data))}
`
}
