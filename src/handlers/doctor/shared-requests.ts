import type { ProbeAnswer } from '../../ports/probe.js'
import { NoAnswer } from './no-answer.js'
import { isOurs } from './target.js'
import { originHeader, submit, type Visit } from './visit.js'

/** The form's own page; of an endpoint that is not ours, the page where the form is, or the endpoint. */
export const formPage = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once(`form page for ${visit.origin ?? 'nobody'}`, () =>
    visit.send({
      method: 'GET',
      url: isOurs(visit.target) ? visit.target.address : (visit.target.site ?? visit.target.address),
      headers: { accept: 'text/html', ...originHeader(visit) },
    }),
  )

/** A form that cannot be there, of an API of ours. */
export const missing = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once(`missing for ${visit.origin ?? 'nobody'}`, () =>
    visit.send({
      method: 'GET',
      url: `${visit.target.api ?? ''}/forms/doctor-looks-for-no-form`,
      headers: { accept: 'application/json', ...originHeader(visit) },
    }),
  )

/** An address below the API that is no route of its. */
export const unknownRoute = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('unknown route', () =>
    visit.send({
      method: 'GET',
      url: `${visit.target.api ?? ''}/doctor/looks/for/no/route`,
      headers: { accept: 'application/json', ...originHeader(visit) },
    }),
  )

/** A submission with nothing in it, which no form of ours takes: it stores nothing, whoever sends it. */
export const empty = (visit: Visit, origin?: string): Promise<ProbeAnswer> =>
  visit.once(`empty for ${origin ?? visit.origin ?? 'nobody'}`, () =>
    visit.send({
      method: 'POST',
      url: visit.target.address,
      headers: {
        accept: 'application/json',
        ...(origin === undefined ? originHeader(visit) : { origin }),
        'x-dynamosync-test': '1',
      },
    }),
  )

const json = { 'content-type': 'application/json' }

/** A JSON object without any field. */
export const blank = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('blank', () =>
    submit(visit, { headers: { ...json, 'idempotency-key': visit.freshKey() }, body: '{}' }),
  )

/** More than any deployment takes: 302 KiB is the most that a form takes. */
const large = 320 * 1024

/** A body beyond the limit. */
export const tooLarge = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('large', () =>
    submit(visit, {
      headers: { ...json, 'idempotency-key': visit.freshKey() },
      body: JSON.stringify({ large: 'x'.repeat(large) }),
    }),
  )

/** A body of a kind that no form sends. */
export const strangeType = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('strange type', () =>
    submit(visit, { headers: { 'content-type': 'application/xml' }, body: '<doctor>looks</doctor>' }),
  )

/** One answer to each kind of mistake, as far as it is sure to store nothing. Where none came, another check says so. */
export const failed = async (visit: Visit): Promise<readonly ProbeAnswer[]> => {
  const read = isOurs(visit.target) ? [missing, empty] : []
  const sent = visit.mode === 'none' ? [] : [blank, tooLarge, strangeType]
  const answers: ProbeAnswer[] = []
  for (const ask of [...read, ...sent])
    try {
      answers.push(await ask(visit))
    } catch (cause) {
      if (!(cause instanceof NoAnswer)) throw cause
    }
  return answers
}
