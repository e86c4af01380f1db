/** One cold start: loads a row and has it answer one event. Nothing is loaded before the clock starts. */
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'

const { BENCH_BUNDLE: bundle, BENCH_EVENT: event } = process.env
const parsed = JSON.parse(event)
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 }
const require = createRequire(import.meta.url)
const milliseconds = ({ user, system }) => (user + system) / 1000

const cpu = process.cpuUsage()
const began = performance.now()
// Like Lambda: an ES module is imported, anything else required.
const { handler } = bundle.endsWith('.mjs') ? await import(bundle) : require(bundle)
const loaded = performance.now()
const { statusCode } = await handler(parsed, context)
const answered = performance.now()
const used = milliseconds(process.cpuUsage(cpu))

writeSync(3, JSON.stringify({ statusCode, load: loaded - began, wall: answered - began, cpu: used }))
process.exit()
