/** `npm run simulate`: a day of traffic against DynamoDB's limits, as a table here and as a page and a chart in docs/. */
import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { page, simulate, table } from './simulate/report.js'

new Command('simulate')
  .description('A day of traffic against DynamoDB’s published limits, for three designs of the key.')
  .addHelpText('after', '\nPrints a table, and writes docs/simulation.md and docs/simulate.svg.\n')
  .parse()

const simulation = simulate()
await writeFile('docs/simulate.svg', simulation.svg)
await writeFile('docs/simulation.md', page(simulation))
console.log(table(simulation))
console.log('\nWritten: docs/simulation.md and docs/simulate.svg')
