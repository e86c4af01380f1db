/** Runs one row against an in-process table and says which behaviours it has. */
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { answerWith } from './http-double.mjs'
import { context, eventOf, site, submissionOf } from './event.ts'
import { fakeTable } from './table.ts'

const bundle = process.env.BENCH_BUNDLE
const require = createRequire(import.meta.url)
const { handler } = bundle.endsWith('.mjs') ? await import(bundle) : require(bundle)
const table = fakeTable()
const serve = (target, body) => {
  const { status, body: reply } = table.call(target, body)
  return { status, body: JSON.stringify(reply) }
}
process.stdout.write = () => true
process.stderr.write = () => true

let n = 0
const header = ({ headers = {}, multiValueHeaders = {} }, wanted) => {
  const all = Object.entries({ ...multiValueHeaders, ...headers })
  const value = all.find(([name]) => name.toLowerCase() === wanted)?.[1]
  return Array.isArray(value) ? value[0] : value
}
const send = async (parts) => {
  answerWith(serve)
  return handler(eventOf(parts), context)
}
const fresh = () => submissionOf((n += 1))
const billed = async (run) => {
  const before = { ...table.bill }
  await run()
  return {
    calls: table.bill.calls - before.calls,
    writeUnits: table.bill.writeUnits - before.writeUnits,
    readUnits: table.bill.readUnits - before.readUnits,
  }
}
const allows = (reply) => header(reply, 'access-control-allow-origin') === site
const refuses = ({ statusCode }) => statusCode >= 400 && statusCode < 500
const stored = ({ statusCode }) => statusCode === 200 || statusCode === 201
const withBody = (body) => ({ ...fresh(), body })

/** Carries out the first call but loses its reply; answers later calls normally. */
const losingFirstReply = () => {
  let calls = 0
  return (target, body) => {
    const reply = serve(target, body)
    return (calls += 1) === 1 ? { status: 502, body: '<html>Bad Gateway</html>' } : reply
  }
}

const checks = {
  'stores a submission': async () => stored(await send(fresh())),
  'answers a replay with the same bytes': async () => {
    const parts = fresh()
    const [first, second] = [await send(parts), await send(parts)]
    return first.statusCode === second.statusCode && first.body === second.body
  },
  'stores a replay once': async () => {
    const parts = fresh()
    await send(parts)
    const before = table.items.size
    await send(parts)
    return table.items.size === before
  },
  'refuses a used key with other values': async () => {
    const parts = fresh()
    await send(parts)
    return refuses(await send({ ...parts, body: parts.body.replace('zweite', 'andere') }))
  },
  'refuses broken JSON': async () => refuses(await send(withBody('{"id":'))),
  'refuses a missing field': async () => refuses(await send(withBody('{"id":"A-1"}'))),
  'refuses white space for a required field': async () =>
    refuses(await send(withBody('{"id":"A-1","value":"  "}'))),
  'refuses an unknown field': async () =>
    refuses(await send(withBody('{"id":"A-1","value":"x","valeu":"y"}'))),
  'names every field that is wrong': async () => {
    const { body } = await send(withBody('{"id":7,"value":""}'))
    return /\bid\b/i.test(body ?? '') && /\bvalue\b/i.test(body ?? '') && !/are required/.test(body)
  },
  'makes no call to the table for invalid input': async () => (await billed(() => send(withBody('{"id":""}')))).calls === 0,
  'allows a listed origin': async () => allows(await send(fresh())),
  'allows a listed origin on a refusal': async () => allows(await send(withBody('{"id":"A-1"}'))),
  'allows a listed origin when the table fails': async () => {
    answerWith(() => ({ status: 400, body: '{"__type":"com.amazonaws#AccessDeniedException"}' }))
    const reply = await handler(eventOf(fresh()), context)
    return reply.statusCode >= 500 && allows(reply)
  },
  'answers a preflight': async () => {
    const reply = await send({ method: 'OPTIONS' })
    return reply.statusCode < 300 && allows(reply)
  },
  'grants nothing to another origin': async () =>
    header(await send({ ...fresh(), origin: 'https://evil.example' }), 'access-control-allow-origin') ===
    undefined,
  'takes a plain HTML form': async () => {
    const { key } = fresh()
    const body = `id=F-${n}&value=Hello+there`
    const type = 'application/x-www-form-urlencoded'
    return stored(await send({ key, body, type, base64: true }))
  },
  'survives a lost reply': async () => {
    answerWith(losingFirstReply())
    return stored(await handler(eventOf(fresh()), context))
  },
}

/** An error thrown outside of any promise ends a real function's process. */
const crash = () => new Promise((crashed) => process.once('uncaughtException', () => crashed(false)))

const results = {}
for (const [name, check] of Object.entries(checks))
  results[name] = await Promise.race([check().catch(() => false), crash()])

const parts = fresh()
const submission = await billed(() => send(parts))
const replay = await billed(() => send(parts))
const invalid = await billed(() => send(withBody('{"id":""}')))
const preflight = await billed(() => send({ method: 'OPTIONS' }))
writeSync(3, JSON.stringify({ results, submission, replay, invalid, preflight }))
process.exit()
