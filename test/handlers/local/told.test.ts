import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textIn } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type Stack, startStack } from './stack.js'

const running: Stack[] = []
const servers: Server[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ kill }) => kill()))
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Maximum failures per submission, below the ten after which a target is given up. */
const mostFailures = 4

/** A webhook that fails three of ten tries, and the ids of notifications that it received, by submission. */
const flakyTarget = async () => {
  const told = new Map<string, Set<string>>()
  const failures = new Map<string, number>()
  let tries = 0
  const server = createServer((request, response) => {
    void textIn(request).then((body) => {
      tries += 1
      const { data } = JSON.parse(body) as { readonly data: { readonly id: string } }
      const ids = told.get(data.id) ?? new Set()
      // A failed try may have been received all the same.
      told.set(data.id, ids.add(String(request.headers['webhook-id'])))
      const failed = failures.get(data.id) ?? 0
      const fails = tries % 10 < 3 && failed < mostFailures
      if (fails) failures.set(data.id, failed + 1)
      else done.add(data.id)
      response.writeHead(fails ? 503 : 204).end()
    })
  })
  const done = new Set<string>()
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
  return {
    told,
    done,
    tries: () => tries,
    targets: JSON.stringify({ team: { webhook: url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' } }),
  }
}

const submit = async ({ url }: Stack, n: number): Promise<string | undefined> => {
  const fields = {
    name: `Ada ${n}`,
    email: 'ada@example.org',
    topic: 'sales',
    message: 'Hello',
    consent: 'on',
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': `killed-in-the-middle-${n}` }
  const body = JSON.stringify(fields)
  try {
    const answer = await fetch(`${url}/api/forms/contact`, { method: 'POST', headers, body })
    return answer.status === 201 ? ((await answer.json()) as { readonly id: string }).id : undefined
  } catch {
    return undefined
  }
}

/** Moves the stack's clock, as the last of ten tries is due after a day. */
const leaping = `--import=${new URL('leaping-clock.js', import.meta.url).href}`

describe('a local stack that is killed while it tells', () => {
  it('notifies of every acknowledged submission after a restart, each under one id, although the target fails', async () => {
    const { told, done, tries, targets } = await flakyTarget()
    const start = async (minutes: number, dataDir?: string): Promise<Stack> => {
      const env = { TARGETS: targets, NODE_OPTIONS: leaping, LEAP_MINUTES: String(minutes) }
      const stack = await startStack({ ...(dataDir !== undefined && { dataDir }), env })
      running.push(stack)
      return stack
    }
    const first = await start(11)
    const acknowledged: string[] = []
    let next = 0
    let isKilled = false
    const worker = async (): Promise<void> => {
      for (let n = next++; n < 500; n = next++) {
        // More than 60 submissions of a sender in ten minutes are held, so ten minutes pass in between.
        if (n % 20 === 19 && !isKilled) process.kill(first.pid, 'SIGUSR2')
        const id = await submit(first, n)
        if (id !== undefined) acknowledged.push(id)
      }
    }
    const workers = Array.from({ length: 8 }, worker)
    while (acknowledged.length < 200) await sleep(5)
    isKilled = true
    process.kill(first.dynamoPid, 'SIGKILL')
    await first.kill()
    await Promise.all(workers)
    expect(acknowledged.length).toBeLessThan(500)
    expect(tries()).toBeGreaterThan(0)

    const second = await start(6 * 60, first.dataDir)
    const untold = (): readonly string[] => acknowledged.filter((id) => !done.has(id))
    let seen = -1
    const patience = Date.now() + 150_000
    while (untold().length > 0) {
      if (Date.now() > patience)
        throw new Error(`after ${tries()} tries nothing was told of ${untold().join()}: ${second.output()}`)
      // Nothing was due for more than one sweep, so hours pass.
      if (tries() === seen) process.kill(second.pid, 'SIGUSR2')
      seen = tries()
      await sleep(1_200)
    }
    for (const id of acknowledged) expect([id, told.get(id)?.size]).toEqual([id, 1])
  }, 180_000)
})
