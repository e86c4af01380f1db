import * as E from 'fp-ts/lib/Either.js'
import type { Fields } from '../../domain/form/form.js'
import type { Clock } from '../../ports/clock.js'
import type { Probe, ProbeAnswer, ProbeRequest } from '../../ports/probe.js'
import { membersOf, succeeded } from './answer.js'
import { NoAnswer } from './no-answer.js'
import type { Target } from './target.js'

/** Dependencies of the doctor. */
export interface Tools {
  readonly probe: Probe
  readonly clock: Clock
  /** Makes a new idempotency key at each call. */
  readonly freshKey: () => string
  /** Example values of a form that this program knows; empty for others. */
  readonly known: (form: string) => Fields
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** Number of answers to time. */
  readonly timed: number
  /** Milliseconds above which an answer counts as slow. */
  readonly slow: number
}

/** Options of an examination. */
export interface DoctorOptions {
  readonly url: string
  readonly form?: string | undefined
  /** Origin of a page that should be allowed. */
  readonly origin?: string | undefined
  /** Sender address of e-mails, whose domain's DNS is checked. */
  readonly mailFrom?: string | undefined
  /** Names of its DKIM records, or their first labels. */
  readonly dkim?: readonly string[] | undefined
  /** A sentence for each target that a form names and the deployment lacks, if its files are available. */
  readonly untold?: readonly string[] | undefined
  /** A sentence for each captcha that a form asks for and that has no keys, or test keys only, in the deployment. */
  readonly unproved?: readonly string[] | undefined
  /** The API's own address, which may be closed behind a site. */
  readonly api?: string | undefined
  /** Whether the configuration closes the API's own address; undefined if it is unknown or needs no closing. */
  readonly isApiClosed?: boolean | undefined
  /** Whether to send real submissions if a test would not be recognised. */
  readonly submit: boolean
}

/** An examination: its requests, each sent once, and permission to submit. */
export interface Visit extends Tools {
  readonly options: DoctorOptions
  readonly target: Target
  /** Sends a request. @throws `NoAnswer` */
  readonly send: (request: ProbeRequest) => Promise<ProbeAnswer>
  /** Shares an answer between checks: the request is sent when the first check needs it. */
  readonly once: <A>(name: string, ask: () => Promise<A>) => Promise<A>
  /** Whether submissions are tests, real, or not allowed. */
  mode: 'test' | 'real' | 'none'
  /** Origin of the requests: from `--origin`, or the site's own if it is allowed. */
  origin: string | undefined
  /** Ids of submissions that should have been tests but were stored. */
  readonly stored: string[]
}

/** Milliseconds before the second try of a rate-limited request. */
const rest = 2_000

/** Sends a request, or throws the reason for a missing answer. After a rate limit it waits and retries once. */
export const sender = ({ probe, pause }: Pick<Tools, 'probe' | 'pause'>) => {
  const send = async (request: ProbeRequest, mayWait: boolean): Promise<ProbeAnswer> => {
    const answer = await probe.send(request)()
    if (E.isLeft(answer)) throw new NoAnswer(answer.left.why, answer.left.code)
    if (answer.right.status !== 429 || !mayWait) return answer.right
    await pause(rest)
    return send(request, false)
  }
  return (request: ProbeRequest): Promise<ProbeAnswer> => send(request, true)
}

/** Starts an examination of a target. */
export const visitTo = (target: Target, options: DoctorOptions, tools: Tools): Visit => {
  const asked = new Map<string, Promise<unknown>>()
  return {
    ...tools,
    options,
    target,
    send: sender(tools),
    once: <A>(name: string, ask: () => Promise<A>) => {
      const answer = asked.get(name) ?? ask()
      asked.set(name, answer)
      return answer as Promise<A>
    },
    mode: 'none',
    origin: undefined,
    stored: [],
  }
}

/** Header with the origin of a page. */
export const originHeader = ({ origin }: Visit): Readonly<Record<string, string>> =>
  origin === undefined ? {} : { origin }

/** Sends a submission marked as a test. If one is stored as real, submitting stops, unless real ones were requested. */
export const submit = async (visit: Visit, request: Partial<ProbeRequest>): Promise<ProbeAnswer> => {
  const answer = await visit.send({
    method: 'POST',
    url: visit.target.address,
    ...request,
    headers: {
      accept: 'application/json',
      ...originHeader(visit),
      ...request.headers,
      'x-dynamosync-test': '1',
    },
  })
  if (visit.mode === 'test' && succeeded(answer) && answer.headers.get('x-dynamosync-test') !== '1') {
    const { id } = membersOf(answer)
    visit.stored.push(typeof id === 'string' ? id : 'id unknown')
    visit.mode = 'none'
  }
  return answer
}
