import * as E from 'fp-ts/lib/Either.js'
import { Problem } from '../../domain/contract/problem.js'
import type { Trouble } from '../../ports/owner-store.js'
import type { ApiPlace } from './call.js'

/** The trouble for a 404, with a hint: it may be at the API's address instead of the site's. */
export const notFound = ({ api }: ApiPlace, sentence: string): E.Either<Trouble, never> => {
  const { origin, pathname } = new URL(api)
  const hint = pathname === '/' ? ` A site’s API is under /api: --api ${origin}/api` : ''
  return E.left({ _tag: 'Refused', message: `${sentence}${hint}` })
}

/** The trouble for a form that is missing or belongs to another owner. */
export const noForm = (place: ApiPlace, form: string): E.Either<Trouble, never> =>
  notFound(place, `There is no form “${form}” at this address, or you have no access to it.`)

/** Whether an answer reports that its form is missing. */
export const isNoForm = (body: unknown): boolean => Problem.is(body) && body.code === 'form-not-found'
