import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { functionAt } from '../../domain/contract/routes.js'
import { readBody } from './body.js'
import { askedBy, preflightReply, withCors } from './cors.js'
import { type Handler, invoke, type Invoked } from './invoke.js'
import type { Kind } from './kinds.js'
import type { RequestLine } from './log-line.js'
import { problemIn, withFormNames } from './problem.js'
import { isOwnHost } from './own-host.js'
import { ownReply, type Reply } from './reply.js'
import { isApi, stage, type Target, targetOf } from './gateway-request.js'
import { siteIn } from './site.js'

/** A request to the mailbox. */
export interface MailAsked {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly accept: string
}

const isMail = (path: string): boolean => path === '/mail' || path.startsWith('/mail/')

/** Answers a request for a file of the site. */
export type SiteAnswer = (method: string, target: Target) => Reply | Promise<Reply>

/** Options for answering requests. */
export interface Answering {
  /** Folder of the static site, or a function that answers in its place. */
  readonly site: string | SiteAnswer
  readonly handler: Handler
  /** The function of the owners' routes; by default the submit function answers there, too. */
  readonly owner?: Handler
  /** Names of the forms, shown to a developer who asks for a missing one. */
  readonly forms: readonly string[]
  readonly log: (line: RequestLine) => void
  /** Answers below `/mail/`; by default the site does. */
  readonly mail?: (request: MailAsked) => Promise<Reply>
  /** Origins that CORS is configured for at the gateway; by default it is not configured. */
  readonly cors?: () => ReadonlySet<string>
  /** Origins whose hosts lead here too, such as a tunnel's; by default only this machine's own names do. */
  readonly origins?: readonly string[]
  /** Timeout of the function in milliseconds; 10,000 by default. */
  readonly budget?: number
}

/** Lambda's own limit on a request, in bytes. */
const mostBytes = 6 * 1024 * 1024

const foreignHost = [403, 'This Host name is not allowed: use http://localhost or http://127.0.0.1.'] as const

const pairs = (raw: readonly string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_, n) => [raw[2 * n] ?? '', raw[2 * n + 1] ?? ''])

/** Error code that the function answered with. */
const codeOf = (reply: Reply): string | undefined => {
  const code = problemIn(reply)?.['code']
  return typeof code === 'string' ? code : undefined
}

const apiAnswer =
  ({ handler, owner = handler, forms, budget = 10_000 }: Answering, kind: Kind) =>
  async (request: IncomingMessage, target: Target, requestId: string): Promise<Invoked> => {
    if (!kind.takes(target)) return { reply: ownReply(kind.malformed) }
    const body = await readBody(request, mostBytes)
    if (body._tag === 'Aborted') return { reply: ownReply(kind.malformed), trouble: 'the client went away' }
    if (body._tag === 'TooLong') return { reply: ownReply(kind.tooLong) }
    const event = kind.event({
      ...target,
      method: request.method ?? 'GET',
      headers: pairs(request.rawHeaders),
      body: body.bytes,
      sourceIp: request.socket.remoteAddress ?? '',
      requestId,
      time: Date.now(),
    })
    const isOwners = functionAt(kind.pathOf(target.path).slice(stage.length + 1)) === 'owner'
    const { reply, trouble } = await invoke(isOwners ? owner : handler, {
      event,
      requestId,
      budget,
      answers: kind,
    })
    const named = { ...reply, headers: [...reply.headers, [kind.idHeader, requestId] as const] }
    return { reply: withFormNames(forms, named), trouble: trouble ?? codeOf(reply) }
  }

const send = (response: ServerResponse, { status, headers, body }: Reply): void => {
  for (const [name, value] of headers) response.appendHeader(name, value)
  if (status !== 204 && status !== 304) response.setHeader('content-length', Buffer.byteLength(body))
  response.writeHead(status).end(body)
}

/** Answers requests with files of the site or by the function, and logs them. */
export const answerWith = (answering: Answering, kind: Kind) => {
  const site: SiteAnswer = typeof answering.site === 'string' ? siteIn(answering.site) : answering.site
  const api = apiAnswer(answering, kind)
  const answer = async (request: IncomingMessage, requestId: string): Promise<Invoked> => {
    const target = targetOf(request.url ?? '')
    if (target === undefined) return { reply: ownReply(kind.malformed) }
    if (isApi(target.path)) {
      const asked = askedBy(request, answering.cors?.())
      const preflight = preflightReply(kind.cors, asked)
      if (preflight !== undefined) return { reply: preflight }
      const { reply, trouble } = await api(request, target, requestId)
      return { reply: withCors(kind.cors, asked, reply), trouble }
    }
    const method = request.method ?? 'GET'
    if (answering.mail !== undefined && isMail(target.path))
      return { reply: await answering.mail({ ...target, method, accept: request.headers.accept ?? '' }) }
    return { reply: await site(method, target) }
  }
  const guarded = async (request: IncomingMessage, requestId: string): Promise<Invoked> =>
    isOwnHost(request.headers.host, answering.origins)
      ? answer(request, requestId)
      : { reply: ownReply(foreignHost) }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [started, requestId] = [performance.now(), randomUUID()]
    const { reply, trouble } = await guarded(request, requestId)
    if (!response.destroyed) send(response, reply)
    answering.log({
      method: request.method ?? '-',
      path: targetOf(request.url ?? '')?.path ?? '-',
      status: reply.status,
      milliseconds: performance.now() - started,
      requestId,
      trouble,
    })
  }
}
