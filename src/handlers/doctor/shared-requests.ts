import type { ProbeAnswer } from '../../ports/probe.js'
import { formOn } from './html-forms.js'
import { NoAnswer } from './no-answer.js'
import { isOurs } from './target.js'
import { originHeader, submit, type Visit } from './visit.js'

/** Reads the form's own page; for another system, the page with the form, or the endpoint. */
export const formPage = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once(`form page for ${visit.origin ?? 'nobody'}`, () =>
    visit.send({
      method: 'GET',
      url: isOurs(visit.target) ? visit.target.address : (visit.target.site ?? visit.target.address),
      headers: { accept: 'text/html', ...originHeader(visit) },
    }),
  )

const read = (visit: Visit, url: string): Promise<ProbeAnswer> =>
  visit.send({ method: 'GET', url, headers: { accept: 'text/html' } })

/**
 * Reads the page of the site that has the form: the given page, or if that shows another form, the page that the build
 * writes to `/<form>/`. Undefined if no site was given.
 */
export const sitePage = (visit: Visit): Promise<ProbeAnswer | undefined> =>
  visit.once('site', async () => {
    const { site, form } = visit.target
    if (site === undefined) return undefined
    const given = await read(visit, site)
    if (form === undefined || formOn(given.body, form)) return given
    const own = await read(visit, new URL(`/${form}/`, site).href)
    return formOn(own.body, form) ? own : given
  })

/** Requests a form that cannot exist in an API of DynamoSync. */
export const missing = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once(`missing for ${visit.origin ?? 'nobody'}`, () =>
    visit.send({
      method: 'GET',
      url: `${visit.target.api ?? ''}/forms/doctor-looks-for-no-form`,
      headers: { accept: 'application/json', ...originHeader(visit) },
    }),
  )

/** Requests an address below the API that is not a route. */
export const unknownRoute = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('unknown route', () =>
    visit.send({
      method: 'GET',
      url: `${visit.target.api ?? ''}/doctor/looks/for/no/route`,
      headers: { accept: 'application/json', ...originHeader(visit) },
    }),
  )

/** Sends an empty submission, which no form of DynamoSync accepts: it stores nothing, whoever sends it. */
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

/** Sends a JSON object without fields. */
export const blank = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('blank', () =>
    submit(visit, { headers: { ...json, 'idempotency-key': visit.freshKey() }, body: '{}' }),
  )

/** Bytes of a body that no deployment accepts: the maximum of a form is 302 KiB. */
const large = 320 * 1024

/** Sends a body above the limit. */
export const tooLarge = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('large', () =>
    submit(visit, {
      headers: { ...json, 'idempotency-key': visit.freshKey() },
      body: JSON.stringify({ large: 'x'.repeat(large) }),
    }),
  )

/** Sends a body of a type that no form sends. */
export const strangeType = (visit: Visit): Promise<ProbeAnswer> =>
  visit.once('strange type', () =>
    submit(visit, { headers: { 'content-type': 'application/xml' }, body: '<doctor>looks</doctor>' }),
  )

/**
 * One answer to each kind of mistake that is certain to store nothing. A missing answer is reported by another check.
 */
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
