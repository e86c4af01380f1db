import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../domain/failure.js'
import type { AnyForm, Forms } from '../../domain/form.js'
import { cursorOf, type Row } from '../../domain/page.js'
import type { Submission } from '../../domain/submission.js'
import type { HttpAnswer, HttpRequest } from '../../ports/http.js'
import type { OwnerAnswered, OwnerCall, OwnerContract, Wish } from '../../ports/owner-http.js'
import type { Credentials } from '../../ports/owner-verifier.js'
import { withCommon } from './common.js'
import type { Origins } from './cors.js'
import { pageQueryIn } from './page-query.js'
import { problem, type Wording } from './problem.js'
import { prefixOf } from './routes.js'

/** What the owner's contract stands on. */
export interface Dependencies {
  readonly forms: Forms
  readonly origins: Origins
}

const path = /^\/forms\/([a-z0-9-]+)\/submissions(?:\/([^/]+))?$/

const credentialsIn = ({ headers, caller }: HttpRequest): Credentials => ({
  bearer: /^bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1],
  caller,
})

const noForm: E.Either<Rejection, never> = E.left({ _tag: 'FormNotFound' })

const wishOf = (
  { method, query }: HttpRequest,
  form: AnyForm | undefined,
  id: string | undefined,
): E.Either<Rejection, Wish> => {
  if (id === undefined)
    return method === 'GET'
      ? E.right({ _tag: 'List', query: form === undefined ? noForm : pageQueryIn(form, query) })
      : E.left({ _tag: 'MethodNotAllowed', allow: ['GET', 'OPTIONS'] })
  // What cannot be an id is asked for all the same: an owner is told that nothing is there, a stranger nothing.
  if (method === 'GET') return E.right({ _tag: 'Find', id })
  return method === 'DELETE'
    ? E.right({ _tag: 'Erase', id })
    : E.left({ _tag: 'MethodNotAllowed', allow: ['GET', 'DELETE', 'OPTIONS'] })
}

const iso = (at: number): string => new Date(at).toISOString()

const rowJson = ({ id, at, listed = {}, expiresAt }: Row) => ({
  id,
  receivedAt: iso(at),
  listed,
  ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt * 1000) }),
})

/** Everything that the person sent and was told; nothing of how it was stored. */
const submissionJson = ({ id, form, formVersion, at, fields, result, receipt, expiresAt }: Submission) => ({
  id,
  form,
  formVersion,
  receivedAt: iso(at),
  fields,
  result,
  receipt,
  ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt * 1000) }),
})

const json = (body: unknown): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const nothing: HttpAnswer = { status: 204, headers: {}, body: '' }

const answerTo = (done: OwnerAnswered): HttpAnswer => {
  switch (done._tag) {
    case 'Preflight':
    case 'Erased':
      return nothing
    case 'Found':
      return json(submissionJson(done.submission))
    case 'Listed': {
      const { rows, next } = done.page
      const cursor = next === undefined ? {} : { cursor: cursorOf(done.query, next) }
      return json({ submissions: rows.map(rowJson), ...cursor, consistency: 'eventual' })
    }
  }
}

const busy = {
  title: 'Not available',
  message: 'The submissions, or the keys to who you are, cannot be read now. Trying again is safe.',
}

/** An owner sends no submission, so that the words for those who do would be wrong. */
const words: NonNullable<Wording['words']> = {
  StoreThrottled: busy,
  StoreUnavailable: busy,
  OutcomeUnknown: {
    title: 'Perhaps erased',
    message: 'The submission may not have been erased. Trying again is safe.',
  },
}

/** The owner's routes of design §4: lists, one submission, erasure. */
export const ownerContract = ({ forms, origins }: Dependencies): OwnerContract => ({
  read: (request): E.Either<Rejection, OwnerCall> => {
    if (request.method === 'OPTIONS') return E.right({ _tag: 'Preflight' })
    const [, name, id] = path.exec(request.path.slice(prefixOf(request.path).length)) ?? []
    if (name === undefined) return noForm
    const form = forms.get(name)
    return pipe(
      wishOf(request, form, id),
      E.map((wish): OwnerCall => ({ _tag: 'Asked', credentials: credentialsIn(request), form, wish })),
    )
  },
  write: (request, result) =>
    withCommon(
      request,
      origins,
      E.isLeft(result) ? problem(result.left, request.requestId, { words }) : answerTo(result.right),
    ),
})
