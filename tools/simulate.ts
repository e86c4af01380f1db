/** `npm run simulate`: a day of traffic against DynamoDB's limits, as a table here and as a page and a chart in docs/. */
import { writeFile } from 'node:fs/promises'
import { page, simulate, table } from './simulate/report.js'

const simulation = simulate()
await writeFile('docs/simulate.svg', simulation.svg)
await writeFile('docs/simulation.md', page(simulation))
console.log(table(simulation))
console.log('\nWritten: docs/simulation.md and docs/simulate.svg')
