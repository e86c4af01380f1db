import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Result of one invocation. */
export type Result =
  | { readonly _tag: 'Answered'; readonly payload: unknown }
  /** The handler threw. */
  | { readonly _tag: 'Failed'; readonly error: RuntimeError }
  /** No answer by the deadline. */
  | { readonly _tag: 'TimedOut' }
  /** The process ended, or could not load its handler. */
  | { readonly _tag: 'Exited' }

/** Error reported by a runtime. */
export interface RuntimeError {
  readonly errorType: string
  readonly errorMessage: string
}

interface Invocation {
  readonly id: string
  readonly event: unknown
  readonly timeout: number
  readonly settle: (result: Result) => void
}

/** Lambda's limit of an event and of an answer, in bytes. */
const mostBytes = 6 * 1024 * 1024

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Facts about an invocation that the platform sends with the event. */
const headersOf = ({ id, timeout }: Invocation): Record<string, string> => ({
  'content-type': 'application/json',
  'lambda-runtime-aws-request-id': id,
  'lambda-runtime-deadline-ms': String(Date.now() + timeout),
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:123456789012:function:dynamosync',
  'lambda-runtime-trace-id': `Root=1-${id.slice(0, 8)}-${id.replaceAll('-', '').slice(8)};Sampled=1`,
})

/** The Runtime API of one execution environment: one invocation at a time, each with a deadline. */
export interface RuntimeApi {
  /** Value of `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string
  /** Passes an event on, `timeout` milliseconds before the deadline. */
  readonly invoke: (event: unknown, timeout: number) => Promise<Result>
  /** Error reported before the runtime could take events. */
  readonly initError: () => RuntimeError | undefined
  /** Ends waiting, as the process has exited. */
  readonly exited: () => void
  readonly close: () => void
}

/** Starts a Runtime API, version 2018-06-01, on this machine. */
export const runtimeApi = async (): Promise<RuntimeApi> => {
  const queue: Invocation[] = []
  const running = new Map<string, Invocation>()
  let idle: ServerResponse | undefined
  let initError: RuntimeError | undefined
  let gone = false

  const handOver = (): void => {
    if (idle === undefined || idle.destroyed || queue.length === 0) return
    const invocation = queue.shift()!
    running.set(invocation.id, invocation)
    idle.writeHead(200, headersOf(invocation)).end(JSON.stringify(invocation.event))
    idle = undefined
    setTimeout(() => invocation.settle({ _tag: 'TimedOut' }), invocation.timeout).unref()
  }

  const settle = (response: ServerResponse, id: string, result: Result): void => {
    const invocation = running.get(id)
    running.delete(id)
    invocation?.settle(result)
    if (invocation === undefined) send(response, 400, { errorType: 'InvalidRequestID' })
    else send(response, 202, { status: 'OK' })
  }

  const posted = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request)
    const [, id = '', what] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? []
    const tooLong = { errorType: 'Function.ResponseSizeTooLarge', errorMessage: 'over 6 MB' }
    if (what === undefined) {
      initError = JSON.parse(body) as RuntimeError
      send(response, 202, { status: 'OK' })
    } else if (Buffer.byteLength(body) > mostBytes) settle(response, id, { _tag: 'Failed', error: tooLong })
    else if (what === 'error')
      settle(response, id, { _tag: 'Failed', error: JSON.parse(body) as RuntimeError })
    else settle(response, id, { _tag: 'Answered', payload: JSON.parse(body) as unknown })
  }

  const server = createServer((request, response) => {
    if (request.url?.startsWith('/2018-06-01/runtime/') !== true) send(response, 404, {})
    else if (request.method === 'POST') void posted(request, response)
    else {
      idle = response
      handOver()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke: (event, timeout) =>
      new Promise((resolve) => {
        if (gone) resolve({ _tag: 'Exited' })
        else queue.push({ id: randomUUID(), event, timeout, settle: resolve })
        handOver()
      }),
    initError: () => initError,
    exited: () => {
      gone = true
      for (const { settle: end } of [...queue.splice(0), ...running.values()]) end({ _tag: 'Exited' })
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
