/** A warm function: its DynamoDB answered in the process, many invocations, CPU time of each. */
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { answerWith } from './http-double.mjs'

const { BENCH_BUNDLE: bundle, BENCH_EVENT: template, BENCH_PLAN: plan } = process.env
const { warmUp, single, crowd, total } = JSON.parse(plan)
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 }
const consumed = { TableName: 'submissions', CapacityUnits: 2 }
const stored = JSON.stringify({ ConsumedCapacity: consumed })
/** A shared counter's total; without one, DynamoSync would take the counter for broken. */
const counted = JSON.stringify({ Attributes: { total: { N: '50' } }, ConsumedCapacity: consumed })
answerWith((target) => ({ status: 200, body: target === 'UpdateItem' ? counted : stored }))
const require = createRequire(import.meta.url)
const { handler } = bundle.endsWith('.mjs') ? await import(bundle) : require(bundle)

// The rows' log output goes where it costs equally little for all of them.
process.stdout.write = () => true

/** Each invocation is of another sender, as one alone would meet a row's limit. */
const senderOf = (n) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

let sent = 0
const nextEvent = () => {
  sent += 1
  const event = JSON.parse(template.replaceAll('00000000', String(sent).padStart(8, '0')))
  event.requestContext.http.sourceIp = senderOf(sent)
  return event
}
const invoke = async (event) => {
  const { statusCode } = await handler(event, context)
  if (statusCode !== 201) throw new Error(`answered ${statusCode}`)
}

/** CPU microseconds per invocation, `together` of them at a time. Events are made while the clock stands. */
const measure = async (count, together) => {
  let used = 0
  for (let done = 0; done < count; done += 100) {
    const events = Array.from({ length: 100 }, nextEvent)
    const began = process.cpuUsage()
    while (events.length > 0) await Promise.all(events.splice(-together).map(invoke))
    const { user, system } = process.cpuUsage(began)
    used += user + system
  }
  return used / Math.ceil(count / 100) / 100
}

await measure(warmUp, 1)
const one = await measure(single, 1)
const many = await measure(crowd, 50)
if (total > sent) await measure(total - sent, 1)
writeSync(3, JSON.stringify({ one, many, invocations: sent, rss: process.memoryUsage().rss }))
process.exit()
