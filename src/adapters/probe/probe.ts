import { lookup } from 'node:dns/promises'
import { recordsWithin } from './dns-records.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Probe } from '../../ports/probe.js'
import { certificateWithin } from './certificate.js'
import { sendWithin } from './send.js'
import { unanswered } from './unanswered.js'

/** Limits a DNS lookup to a timeout; a name that resolves takes far less time. */
const within = <A>(patience: number, work: Promise<A>): Promise<A> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Options of a probe. */
export interface ProbeOptions {
  /** Timeout of each call in milliseconds; 10,000 by default. */
  readonly patience?: number
  /** Resolvers for DNS records; the machine's own by default. */
  readonly servers?: readonly string[]
}

/** Examines a deployment from this machine, with Node's own HTTP, TLS and resolver. */
export const nodeProbe = ({ patience = 10_000, servers }: ProbeOptions = {}): Probe => ({
  resolve: (host) =>
    TE.tryCatch(
      async () => (await within(patience, lookup(host, { all: true }))).map(({ address }) => address),
      unanswered,
    ),
  records: (name, type) => TE.tryCatch(() => recordsWithin({ patience, servers })(name, type), unanswered),
  certificate: (host, port) => TE.tryCatch(() => certificateWithin(patience)(host, port), unanswered),
  send: (request) => TE.tryCatch(() => sendWithin(patience)(request), unanswered),
})
