import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { OwnerAnswer } from '../../../domain/contract/owner/answer.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { englishOwnerFailures } from '../../../domain/words/en.js'
import type { Forms } from '../../../domain/form/form.js'
import { cursorOf, type ListPosition, type ListQuery } from '../../../domain/reading/list.js'
import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import type { OwnerAnswered, OwnerCall, OwnerContract, TellingAnswered } from '../../../ports/owner-http.js'
import type { Credentials } from '../../../ports/owner-verifier.js'
import { withCommon } from '../answer/common-headers.js'
import type { Origins } from '../request/cors.js'
import {
  deliveriesJson,
  deliveryJson,
  switchedOnJson,
} from '../../../domain/contract/owner/owner-telling-json.js'
import { askedAt, type Methods } from './owner-actions.js'
import {
  dayJson,
  fullPageJson,
  ownFormJson,
  pageJson,
  submissionJson,
} from '../../../domain/contract/owner/owner-json.js'
import { workJson } from '../../../domain/contract/owner/work-json.js'
import { workTag } from '../../../domain/work/work.js'
import { noneIn } from './query-parameters.js'
import { problem } from '../answer/problem.js'
import { prefixOf } from '../request/routes.js'

/** Dependencies of the owners' contract. */
export interface Dependencies {
  readonly forms: Forms
  readonly origins: Origins
}

const credentialsIn = ({ headers, caller }: HttpRequest): Credentials => ({
  bearer: /^bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1],
  caller,
})

const noForm: E.Either<Rejection, never> = E.left({ _tag: 'FormNotFound' })

const byMethod = <A>(method: string, methods: Methods<A>): E.Either<Rejection, A> => {
  const ask = Object.hasOwn(methods, method) ? methods[method] : undefined
  return ask === undefined
    ? E.left({ _tag: 'MethodNotAllowed', allow: [...Object.keys(methods), 'OPTIONS'] })
    : E.right(ask())
}

const read = (forms: Forms, request: HttpRequest): E.Either<Rejection, OwnerCall> => {
  if (request.method === 'OPTIONS') return E.right({ _tag: 'Preflight' })
  const credentials = credentialsIn(request)
  const at = request.path.slice(prefixOf(request.path).length)
  if (at === '/forms')
    return byMethod(request.method, {
      GET: () => ({ _tag: 'Forms', credentials, query: noneIn(request.query) }),
    })
  const asked = askedAt(forms, at, request)
  if (asked === undefined) return noForm
  return pipe(
    byMethod(request.method, asked.methods),
    E.map((action) => ({ _tag: 'Asked', credentials, form: asked.form, action })),
  )
}

const json = (body: OwnerAnswer): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const nothing: HttpAnswer = { status: 204, headers: {}, body: '' }

const consistency = 'eventual'

const nextOf = (query: ListQuery, next: ListPosition | undefined) =>
  next === undefined ? {} : { cursor: cursorOf(query, next) }

const tellingJson = (done: TellingAnswered): OwnerAnswer => {
  switch (done._tag) {
    case 'DeliveriesListed':
    case 'ReplayBegun':
      return deliveriesJson(done)
    case 'ToldSoFar':
      return deliveryJson(done)
    case 'SwitchedOn':
      return switchedOnJson(done)
  }
}

type WorkAnswered = Extract<OwnerAnswered, { readonly _tag: 'WorkFound' | 'WorkListed' }>

const isWork = (done: OwnerAnswered): done is WorkAnswered =>
  done._tag === 'WorkFound' || done._tag === 'WorkListed'

/** Answer with work, whose version is also in `ETag`, for the next write. */
const workAnswerTo = (done: WorkAnswered): HttpAnswer => {
  if (done._tag === 'WorkListed') return json({ work: done.work.map((work) => workJson(work.id, work)) })
  const { headers, ...answer } = json(workJson(done.id, done.work))
  return { ...answer, headers: { ...headers, etag: workTag(done.work) } }
}

const answerTo = (done: Exclude<OwnerAnswered, WorkAnswered>): HttpAnswer => {
  switch (done._tag) {
    case 'Preflight':
    case 'Erased':
      return nothing
    case 'Forms':
      return json({ forms: done.forms.map(ownFormJson) })
    case 'Counted':
      return json({
        form: done.form,
        days: done.days.map(dayJson),
        held: done.held,
        consistency,
      })
    case 'Released':
      return json({ id: done.id, state: 'open' })
    case 'Held':
      return json({ id: done.id, state: 'held' })
    case 'Found':
      return json(submissionJson(done.submission))
    case 'Listed':
      return json({
        ...pageJson(done.page),
        ...nextOf(done.query, done.page.next),
        consistency,
      })
    case 'ListedInFull':
      return json({
        ...fullPageJson(done.page),
        ...nextOf(done.query, done.page.next),
        consistency,
      })
    default:
      return json(tellingJson(done))
  }
}

/** The owners' routes: forms, counts, lists, one submission, erasure. */
export const ownerContract = ({ forms, origins }: Dependencies): OwnerContract => ({
  read: (request) => ({ request, call: read(forms, request) }),
  write: ({ request }, result) =>
    withCommon(
      request,
      origins,
      E.isLeft(result)
        ? problem(result.left, request.requestId, { words: englishOwnerFailures })
        : isWork(result.right)
          ? workAnswerTo(result.right)
          : answerTo(result.right),
    ),
})
