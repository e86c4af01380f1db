import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import * as E from 'fp-ts/lib/Either.js'
import { type Answering, answerWith } from './answer.js'
import { type Kind, type KindName, kinds, type OwnAnswer } from './kinds.js'
import { close, listen, portOf } from './listen.js'
import { ownReply } from './reply.js'

/** Options of the local gateway. */
export interface GatewayOptions extends Answering {
  /** Kind of API Gateway to imitate; `http` by default. */
  readonly kind?: KindName
  /** Port; 0 takes any free one. */
  readonly port: number
}

/** S3, CloudFront and API Gateway in one process: the site at `/` and the API below `/api`. */
export interface LocalGateway {
  readonly port: number
  /** Finishes open requests within `grace` milliseconds and accepts no new ones. */
  readonly close: (grace: number) => Promise<void>
}

/** API Gateway's limit on the request line and headers together, in bytes. */
const maxHeaderSize = 10_240

/** Timeouts in milliseconds; slower clients are disconnected. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 }

const ownAnswerTo = (code: string | undefined, kind: Kind): OwnAnswer => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'Request Timeout']
  return code === 'HPE_HEADER_OVERFLOW' ? kind.headersTooLong : kind.malformed
}

/** Answers a request that is not HTTP, or too slow, on the bare connection. */
const refuseConnection =
  ({ log }: GatewayOptions, kind: Kind) =>
  ({ code }: NodeJS.ErrnoException, socket: Socket): void => {
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const [status, message] = ownAnswerTo(code, kind)
    const { body } = ownReply([status, message])
    const head = [
      `HTTP/1.1 ${status} ${message}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      'connection: close',
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body.toString()}`)
    // An incomplete request needs no answer, and one that was refused while it arrived is logged already.
    if (code !== 'HPE_INVALID_EOF_STATE')
      log({ method: '-', path: '-', status, milliseconds: 0, requestId: '-', trouble: message })
  }

const serverFor = (options: GatewayOptions): Server => {
  const kind = kinds[options.kind ?? 'http']
  const answer = answerWith(options, kind)
  /** Ends one connection, not the process, after a bug of the gateway itself. */
  const broken = (response: ServerResponse) => (error: unknown) => {
    const trouble = error instanceof Error ? error.name : 'unknown'
    options.log({ method: '-', path: '-', status: 500, milliseconds: 0, requestId: '-', trouble })
    response.destroy()
  }
  return createServer({ ...patience, maxHeaderSize }, (request, response) => {
    answer(request, response).catch(broken(response))
  }).on('clientError', refuseConnection(options, kind))
}

/**
 * Listens on `localhost`, both 127.0.0.1 and ::1.
 *
 * @returns the running gateway; or the system's error code, such as `EADDRINUSE`, if it cannot listen
 */
export const localGateway = async (options: GatewayOptions): Promise<E.Either<string, LocalGateway>> => {
  const [four, six] = [serverFor(options), serverFor(options)]
  const refused = await listen(four, options.port, '127.0.0.1')
  if (refused !== undefined) return E.left(refused)
  const port = portOf(four)
  // A machine without IPv6 does not need it; but if another program has the port there, some clients would reach that
  // program.
  if ((await listen(six, port, '::1')) === 'EADDRINUSE') {
    await close(four, 0)
    return E.left('EADDRINUSE')
  }
  return E.right({
    port,
    close: async (grace) => {
      await Promise.all([close(four, grace), close(six, grace)])
    },
  })
}
