import * as E from 'fp-ts/lib/Either.js'
import type { Fields } from '../../domain/form/form.js'
import type { Clock } from '../../ports/clock.js'
import type { Probe, ProbeAnswer, ProbeRequest } from '../../ports/probe.js'
import { membersOf, succeeded } from './answer.js'
import { NoAnswer } from './no-answer.js'
import type { Target } from './target.js'

/** What a doctor works with. */
export interface Tools {
  readonly probe: Probe
  readonly clock: Clock
  /** A fresh idempotency key each time. */
  readonly freshKey: () => string
  /** An example of a form that this program knows; empty where it does not. */
  readonly known: (form: string) => Fields
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** How many answers are timed. */
  readonly timed: number
  /** Milliseconds above which an answer counts as slow. */
  readonly slow: number
}

/** What is wanted of an examination. */
export interface DoctorOptions {
  readonly url: string
  readonly form?: string | undefined
  /** A page's origin that should be let in. */
  readonly origin?: string | undefined
  /** The address that mails come from, where its DNS is to be looked at. */
  readonly mailFrom?: string | undefined
  /** The names of its DKIM records, or their first labels. */
  readonly dkim?: readonly string[] | undefined
  /** A sentence for each target that a form names and the deployment does not have, where its files are at hand. */
  readonly untold?: readonly string[] | undefined
  /** A sentence for each captcha that a form asks for and whose keys the deployment lacks, or has for tests only. */
  readonly unproved?: readonly string[] | undefined
  /** The API's own address, which a site in front of it may have closed. */
  readonly api?: string | undefined
  /** What the files say of it: open because nobody said otherwise, closed, or open because somebody wants it. */
  readonly beside?: 'open' | 'closed' | 'wanted' | undefined
  /** Whether to submit for real where a test would not be known as one. */
  readonly submit: boolean
}

/** One examination: the requests it has sent, each once, and what it may send. */
export interface Visit extends Tools {
  readonly options: DoctorOptions
  readonly target: Target
  /** Sends a request; throws `NoAnswer`. */
  readonly send: (request: ProbeRequest) => Promise<ProbeAnswer>
  /** The answer to a request that several checks look at: sent at the first look. */
  readonly once: <A>(name: string, ask: () => Promise<A>) => Promise<A>
  /** Whether submissions are tests, real, or not to be sent. */
  mode: 'test' | 'real' | 'none'
  /** Whose page asks: told by `--origin`, or the site's own where it is let in. */
  origin: string | undefined
  /** The ids of submissions that should have been tests and were not. */
  readonly stored: string[]
}

/** Milliseconds before the second try of what a gateway's rate limit refused. */
const rest = 2_000

/** Sends a request, or throws what kept its answer from coming. Who asks this much may be told to wait: once it does. */
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

/** Begins an examination of a target. */
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

/** The header by which a page says where it is from. */
export const originHeader = ({ origin }: Visit): Readonly<Record<string, string>> =>
  origin === undefined ? {} : { origin }

/** A submission, marked as a test. One that is taken for real ends all submitting, unless that was asked for. */
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
    visit.stored.push(typeof id === 'string' ? id : 'of unknown id')
    visit.mode = 'none'
  }
  return answer
}
