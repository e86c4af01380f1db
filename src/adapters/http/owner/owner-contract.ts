import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { ownerWords } from '../../../domain/words/owner-failures.js'
import type { AnyForm, Forms } from '../../../domain/form/form.js'
import { cursorOf, type ListPosition, type ListQuery } from '../../../domain/reading/list.js'
import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import type { OwnerAnswered, OwnerCall, OwnerContract, OwnerAction } from '../../../ports/owner-http.js'
import type { Credentials } from '../../../ports/owner-verifier.js'
import { withCommon } from '../answer/common-headers.js'
import type { Origins } from '../request/cors.js'
import { dayJson, formJson, fullPageJson, rowJson, submissionJson } from './owner-json.js'
import { pageQueryIn } from './list-query.js'
import { daysIn, noneIn } from './parameters.js'
import { problem } from '../answer/problem.js'
import { prefixOf } from '../request/routes.js'

/** Dependencies of the owner's contract. */
export interface Dependencies {
  readonly forms: Forms
  readonly origins: Origins
}

const path = /^\/forms\/([a-z0-9-]+)\/(submissions|counts)(?:\/([^/]+))?(?:\/(release|hold))?$/

const credentialsIn = ({ headers, caller }: HttpRequest): Credentials => ({
  bearer: /^bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1],
  caller,
})

const noForm: E.Either<Rejection, never> = E.left({ _tag: 'FormNotFound' })

/** What is asked for by each method that an address answers to. */
type Methods<A> = Readonly<Record<string, () => A>>

const byMethod = <A>(method: string, methods: Methods<A>): E.Either<Rejection, A> => {
  const ask = Object.hasOwn(methods, method) ? methods[method] : undefined
  return ask === undefined
    ? E.left({ _tag: 'MethodNotAllowed', allow: [...Object.keys(methods), 'OPTIONS'] })
    : E.right(ask())
}

const ofForm = <A>(form: AnyForm | undefined, parse: (form: AnyForm) => E.Either<Rejection, A>) =>
  form === undefined ? noForm : parse(form)

const acts = { release: 'Release', hold: 'Hold' } as const
type Act = keyof typeof acts

/** What the methods of an address below a form ask for; nothing where there is no such address. */
const wishesAt = (
  { query }: HttpRequest,
  form: AnyForm | undefined,
  [what, id, act]: readonly (string | undefined)[],
): Methods<OwnerAction> | undefined => {
  if (act !== undefined)
    return id === undefined || what === 'counts'
      ? undefined
      : { POST: () => ({ _tag: acts[act as Act], id }) }
  if (what === 'counts')
    return id === undefined ? { GET: () => ({ _tag: 'Count', days: daysIn(query) }) } : undefined
  if (id === undefined)
    return { GET: () => ({ _tag: 'List', query: ofForm(form, (of) => pageQueryIn(of, query)) }) }
  // What cannot be an id is asked for all the same: an owner is body that nothing is there, a stranger nothing.
  return { GET: () => ({ _tag: 'Find', id }), DELETE: () => ({ _tag: 'Erase', id }) }
}

const read = (forms: Forms, request: HttpRequest): E.Either<Rejection, OwnerCall> => {
  if (request.method === 'OPTIONS') return E.right({ _tag: 'Preflight' })
  const credentials = credentialsIn(request)
  const at = request.path.slice(prefixOf(request.path).length)
  if (at === '/forms')
    return byMethod(request.method, {
      GET: () => ({ _tag: 'Forms', credentials, query: noneIn(request.query) }),
    })
  const [, name, what, id, act] = path.exec(at) ?? []
  const form = forms.get(name ?? '')
  const wishes = wishesAt(request, form, [what, id, act])
  if (name === undefined || wishes === undefined) return noForm
  return pipe(
    byMethod(request.method, wishes),
    E.map((action) => ({ _tag: 'Asked', credentials, form, action })),
  )
}

const json = (body: unknown): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const nothing: HttpAnswer = { status: 204, headers: {}, body: '' }

interface ListBody {
  readonly submissions: readonly unknown[]
  readonly unreadable?: readonly string[]
}

const listed = (query: ListQuery, body: ListBody, next: ListPosition | undefined): HttpAnswer => {
  const cursor = next === undefined ? {} : { cursor: cursorOf(query, next) }
  return json({ ...body, ...cursor, consistency: 'eventual' })
}

const answerTo = (done: OwnerAnswered): HttpAnswer => {
  switch (done._tag) {
    case 'Preflight':
    case 'Erased':
      return nothing
    case 'Forms':
      return json({ forms: done.forms.map(formJson) })
    case 'Counted':
      return json({ form: done.form, days: done.days.map(dayJson), held: done.held, consistency: 'eventual' })
    case 'Released':
      return json({ id: done.id, state: 'open' })
    case 'Held':
      return json({ id: done.id, state: 'held' })
    case 'Found':
      return json(submissionJson(done.submission))
    case 'Listed':
      return listed(done.query, { submissions: done.page.rows.map(rowJson) }, done.page.next)
    case 'ListedInFull':
      return listed(done.query, fullPageJson(done.page), done.page.next)
  }
}

/** The owner's routes: forms, counts, lists, one submission, erasure. */
export const ownerContract = ({ forms, origins }: Dependencies): OwnerContract => ({
  read: (request) => ({ request, call: read(forms, request) }),
  write: ({ request }, result) =>
    withCommon(
      request,
      origins,
      E.isLeft(result)
        ? problem(result.left, request.requestId, { words: ownerWords })
        : answerTo(result.right),
    ),
})
