import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What can happen to one call between the SDK and the store. */
export const faultKinds = [
  'lost-request',
  'lost-reply',
  'error-after-apply',
  'throttled',
  'hang-before-apply',
  'hang-after-apply',
  'late-apply',
  'slow-bytes',
  'reset-mid-body',
  'truncated-200',
  'empty-200-applied',
  'empty-200-not-applied',
  'html-502-applied',
  'html-502-not-applied',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** A proxy in front of a store. Faults are planned per item, in the order of the calls that concern it. */
export interface FaultProxy {
  readonly endpoint: string
  readonly plan: (pk: string, faults: readonly (FaultKind | undefined)[]) => void
  /** What befalls the calls that no plan speaks of: nothing, unless told otherwise. A call sent again has the same body. */
  readonly storm: (chance: (body: string) => FaultKind | undefined) => void
  /** Calls that met a fault. */
  readonly faulted: () => number
  /** Late writes that are still held back. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

interface Reply {
  readonly status: number
  readonly type: string
  readonly body: Buffer
}

const read = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const json = 'application/x-amz-json-1.0'

const exception = (name: string, status: number): Reply => ({
  status,
  type: json,
  body: Buffer.from(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name })),
})

const html: Reply = {
  status: 502,
  type: 'text/html',
  body: Buffer.from('<html><h1>502 Bad Gateway</h1></html>'),
}

/** Milliseconds, longer than the service waits for a reply. */
const beyondPatience = 400

export const faultProxy = async (target: string): Promise<FaultProxy> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const plans = new Map<string, (FaultKind | undefined)[]>()
  const late = new Set<Promise<unknown>>()
  let chance = (_: string): FaultKind | undefined => undefined
  let faulted = 0

  const forward = (from: IncomingMessage, body: Buffer): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const to = request(target, {
        method: 'POST',
        agent,
        headers: { ...from.headers, host: new URL(target).host },
      })
      to.on('error', reject)
      to.on('response', (reply) => {
        read(reply).then(
          (content) =>
            resolve({
              status: reply.statusCode ?? 0,
              type: reply.headers['content-type'] ?? json,
              body: content,
            }),
          reject,
        )
      })
      to.end(body)
    })

  const send = (to: ServerResponse, { status, type, body }: Reply, length = body.length): ServerResponse =>
    to.writeHead(status, { 'content-type': type, 'content-length': length })

  const slowly = async (to: ServerResponse, reply: Reply): Promise<void> => {
    send(to, reply)
    for (const part of [reply.body.subarray(0, 1), reply.body.subarray(1, 3), reply.body.subarray(3)]) {
      to.write(part)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    to.end()
  }

  const carryOut = async (
    fault: FaultKind,
    from: IncomingMessage,
    to: ServerResponse,
    body: Buffer,
  ): Promise<void> => {
    const apply = () => forward(from, body)
    const drop = (): void => {
      to.destroy()
    }
    const byKind: Record<FaultKind, () => Promise<unknown>> = {
      'lost-request': () => {
        drop()
        return Promise.resolve()
      },
      'lost-reply': () => apply().then(drop),
      'error-after-apply': () =>
        apply().then(() =>
          send(to, exception('InternalServerError', 500)).end(exception('InternalServerError', 500).body),
        ),
      throttled: () =>
        Promise.resolve(
          send(to, exception('ThrottlingException', 400)).end(exception('ThrottlingException', 400).body),
        ),
      'hang-before-apply': () => Promise.resolve(),
      'hang-after-apply': apply,
      'late-apply': () => {
        const held = new Promise((resolve) => setTimeout(resolve, beyondPatience))
          .then(apply)
          .catch(() => undefined)
        late.add(held)
        return Promise.resolve()
      },
      'slow-bytes': () => apply().then((reply) => slowly(to, reply)),
      'reset-mid-body': () =>
        apply().then((reply) => send(to, reply).write(reply.body.subarray(0, reply.body.length / 2), drop)),
      'truncated-200': () =>
        apply().then((reply) => {
          const half = reply.body.subarray(0, Math.floor(reply.body.length / 2))
          send(to, { ...reply, body: half }).end(half)
        }),
      'empty-200-applied': () =>
        apply().then(() => send(to, { status: 200, type: json, body: Buffer.alloc(0) }).end()),
      'empty-200-not-applied': () =>
        Promise.resolve(send(to, { status: 200, type: json, body: Buffer.alloc(0) }).end()),
      'html-502-applied': () => apply().then(() => send(to, html).end(html.body)),
      'html-502-not-applied': () => Promise.resolve(send(to, html).end(html.body)),
    }
    await byKind[fault]()
  }

  const answer = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const body = await read(from as AsyncIterable<Buffer>)
    const pk = /"pk":\{"S":"([^"]+)"\}/.exec(body.toString())?.[1] ?? ''
    const planned = plans.get(pk)
    const fault = planned === undefined ? chance(body.toString()) : planned.shift()
    if (fault === undefined) {
      const reply = await forward(from, body)
      send(to, reply).end(reply.body)
      return
    }
    faulted += 1
    await carryOut(fault, from, to, body)
  }

  const server = createServer((from, to) => {
    answer(from, to).catch(() => to.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan: (pk, faults) => void plans.set(pk, [...faults]),
    storm: (next) => {
      chance = next
    },
    faulted: () => faulted,
    settled: async () => {
      await Promise.all(late)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      agent.destroy()
    },
  }
}
