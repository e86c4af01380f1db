/**
 * `node dist/lab/told.js` measures, through `npm start`, the delay of notifications at a given rate of submissions;
 * and the latency of submissions while a target never answers and while one does, in turns.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { poster, startStack } from './load/stack.js'

const options = new Command('told')
  .description('Measures the time until a target is notified, and what a target that never answers costs.')
  .option('--seconds <n>', 'seconds per measurement', Number, 20)
  .option('--rate <n>', 'submissions per second', Number, 50)
  .option('--rounds <n>', 'rounds with each of the two targets, which take turns', Number, 2)
  .parse()
  .opts<{ readonly seconds: number; readonly rate: number; readonly rounds: number }>()

/** A target that answers, or never does; it records the first notification of each submission, by the name in it. */
const target = async (answers: boolean) => {
  const told = new Map<string, number>()
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { data } = JSON.parse(body) as { readonly data: { readonly fields: { readonly name: string } } }
      if (!told.has(data.fields.name)) told.set(data.fields.name, performance.now())
      if (answers) response.writeHead(204).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { told, url, close }
}

const percentile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN

const fieldsOf = (name: string) => ({
  name,
  email: 'ada@example.org',
  topic: 'sales',
  message: 'Hello',
  consent: 'on',
})

/** Runs a stack with one target at a constant rate: milliseconds until the answer, and until the notification. */
const measured = async (answers: boolean) => {
  const { told, url, close } = await target(answers)
  process.env['TARGETS'] = JSON.stringify({ team: { webhook: url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' } })
  const stack = await startStack()
  const { post, close: hangUp } = poster(stack.site, 50)
  const [answered, untilTold, failed]: [number[], number[], number[]] = [[], [], []]
  const began = new Map<string, number>()
  const all: Promise<void>[] = []
  const start = performance.now()
  for (let n = 0; n < options.rate * options.seconds; n += 1) {
    await sleep(Math.max(0, start + (n * 1_000) / options.rate - performance.now()))
    const name = `person ${n}`
    const at = performance.now()
    began.set(name, at)
    all.push(
      post('contact', fieldsOf(name), `told-key-${String(n).padStart(12, '0')}`).then((status) => {
        if (status < 400 && status > 0) answered.push(performance.now() - at)
        else failed.push(status)
      }),
    )
  }
  await Promise.all(all)
  if (answers) await sleep(5_000)
  for (const [name, at] of began) {
    const when = told.get(name)
    if (when !== undefined) untilTold.push(when - at)
  }
  hangUp()
  await stack.stop()
  close()
  return { answered, untilTold, failed, sent: began.size }
}

const line = (what: string, { answered, untilTold, failed, sent }: Awaited<ReturnType<typeof measured>>): void =>
  console.log(
    `${what}: ${sent} sent, ${failed.length} failed; answered p50 ${percentile(answered, 0.5).toFixed(1)} ms, p99 ${percentile(answered, 0.99).toFixed(1)} ms; ${untilTold.length} notified, p95 ${percentile(untilTold, 0.95).toFixed(1)} ms`,
  )

for (let round = 0; round < options.rounds; round += 1) {
  line('a target that answers', await measured(true))
  line('a target that never answers', await measured(false))
}
