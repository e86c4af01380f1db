import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { openPartsIn, routeAt } from '../../../domain/contract/routes.js'
import type { AnyForm, Forms } from '../../../domain/form/form.js'
import type { OwnerAction } from '../../../ports/owner-http.js'
import type { HttpRequest } from '../../../ports/http.js'
import { pageQueryIn } from './list-query.js'
import { daysIn, deliveriesQueryIn } from './query-parameters.js'
import { idsIn, workIn } from './work-input.js'

/** What is asked for by each method that an address answers to. */
export type Methods<A> = Readonly<Record<string, () => A>>

/** An address below a form. */
interface Address {
  /** `undefined` where no form has this name, which strangers are not told. */
  readonly form: AnyForm | undefined
  readonly query: string
  readonly request: HttpRequest
  /** The open parts of the address behind the form's name. */
  readonly open: readonly [string, string]
}

const noForm: E.Either<Rejection, never> = E.left({ _tag: 'FormNotFound' })

const ofForm = <A>(form: AnyForm | undefined, parse: (form: AnyForm) => E.Either<Rejection, A>) =>
  form === undefined ? noForm : parse(form)

type Actions = (address: Address) => Methods<OwnerAction>

/** What the methods of each route below a form ask for. What cannot be an id is asked for all the same. */
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

/** What is asked for at an address below a form; undefined where no route of the owner's is. */
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
