import type { ProbeAnswer } from '../../ports/probe.js'
import type { Visit } from './visit.js'

/** The origin that an answer allows. */
export const grantOf = ({ headers }: ProbeAnswer): string =>
  headers.get('access-control-allow-origin') ?? 'none'

/** Whether pages of an origin may read an answer. */
export const lets = (answer: ProbeAnswer, origin: string): boolean => ['*', origin].includes(grantOf(answer))

/** Sends the preflight of a submission from a page of an origin. */
export const ask = (visit: Visit, origin: string): Promise<ProbeAnswer> =>
  visit.once(`preflight of ${origin}`, () =>
    visit.send({
      method: 'OPTIONS',
      url: visit.target.address,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    }),
  )
