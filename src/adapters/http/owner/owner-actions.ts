import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { openPartsIn, routeAt } from '../../../domain/contract/routes.js'
import type { AnyForm, Forms } from '../../../domain/form/form.js'
import type { OwnerAction } from '../../../ports/owner-http.js'
import type { HttpRequest } from '../../../ports/http.js'
import { pageQueryIn } from './list-query.js'
import { daysIn, deliveriesQueryIn } from './query-parameters.js'
import { idsIn, workIn } from './work-input.js'

/** Calls of an address by method. */
export type Methods<A> = Readonly<Record<string, () => A>>

/** A path below a form. */
interface Address {
  /** `undefined` if no form has this name, which is not revealed to strangers. */
  readonly form: AnyForm | undefined
  readonly query: string
  readonly request: HttpRequest
  /** Variable segments of the path after the form's name. */
  readonly open: readonly [string, string]
}

const noForm: E.Either<Rejection, never> = E.left({ _tag: 'FormNotFound' })

const ofForm = <A>(form: AnyForm | undefined, parse: (form: AnyForm) => E.Either<Rejection, A>) =>
  form === undefined ? noForm : parse(form)

type Actions = (address: Address) => Methods<OwnerAction>

/** Calls of each route below a form, by method. An invalid id is passed on. */
const actions: Readonly<Record<string, Actions>> = {
  '/forms/{form}/counts': ({ query }) => ({ GET: () => ({ _tag: 'Count', days: daysIn(query) }) }),
  '/forms/{form}/submissions': ({ form, query }) => ({
    GET: () => ({ _tag: 'List', query: ofForm(form, (of) => pageQueryIn(of, query)) }),
  }),
  '/forms/{form}/submissions/{id}': ({ open: [id] }) => ({
    GET: () => ({ _tag: 'Find', id }),
    DELETE: () => ({ _tag: 'Erase', id }),
  }),
  '/forms/{form}/submissions/{id}/work': ({ open: [id], request }) => ({
    GET: () => ({ _tag: 'FindWork', id }),
    PUT: () => ({
      _tag: 'WriteWork',
      id,
      input: workIn(request),
      ifMatch: request.headers.get('if-match'),
    }),
  }),
  '/forms/{form}/work': ({ query }) => ({ GET: () => ({ _tag: 'ListWork', ids: idsIn(query) }) }),
  '/forms/{form}/submissions/{id}/release': ({ open: [id] }) => ({ POST: () => ({ _tag: 'Release', id }) }),
  '/forms/{form}/submissions/{id}/hold': ({ open: [id] }) => ({ POST: () => ({ _tag: 'Hold', id }) }),
  '/forms/{form}/submissions/{id}/deliveries': ({ open: [id] }) => ({ GET: () => ({ _tag: 'Told', id }) }),
  '/forms/{form}/submissions/{id}/deliveries/{target}': ({ open: [id, target] }) => ({
    POST: () => ({ _tag: 'TellAgain', id, target }),
  }),
  '/forms/{form}/deliveries': ({ query }) => ({
    GET: () => ({ _tag: 'Deliveries', query: deliveriesQueryIn(query) }),
  }),
  '/forms/{form}/deliveries/replay': ({ query }) => ({
    POST: () => ({ _tag: 'Replay', query: deliveriesQueryIn(query) }),
  }),
  '/forms/{form}/targets/{target}/test': ({ open: [target] }) => ({
    POST: () => ({ _tag: 'TestTarget', target }),
  }),
  '/forms/{form}/targets/{target}/on': ({ open: [target] }) => ({
    POST: () => ({ _tag: 'SwitchOn', target }),
  }),
}

/** Finds the calls of a path below a form; undefined if it is not an owner's route. */
export const askedAt = (
  forms: Forms,
  path: string,
  request: HttpRequest,
): { readonly form: AnyForm | undefined; readonly methods: Methods<OwnerAction> } | undefined => {
  const route = routeAt(path)
  const of = route && actions[route.path]
  if (route === undefined || of === undefined) return undefined
  const [name = '', first = '', second = ''] = openPartsIn(route, path) ?? []
  const form = forms.get(name)
  return { form, methods: of({ form, query: request.query, request, open: [first, second] }) }
}
