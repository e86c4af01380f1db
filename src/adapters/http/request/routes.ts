import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../../domain/form/form.js'

/** Route of a request. */
export type Route =
  | { readonly _tag: 'Preflight' }
  | { readonly _tag: 'Show'; readonly form: AnyForm }
  | { readonly _tag: 'Submit'; readonly form: AnyForm }

/** Methods of a form's path. */
const allow = ['GET', 'HEAD', 'POST', 'OPTIONS'] as const

/** Prefix under which the site serves the API; a transport may or may not have kept it. */
export const prefixOf = (path: string): '/api' | '' => (path.startsWith('/api/') ? '/api' : '')

const folder = '/forms/'

/** Finds the form that a path names. */
export const formAt = (forms: Forms, path: string): AnyForm | undefined => {
  const prefix = prefixOf(path)
  return path.startsWith(folder, prefix.length)
    ? forms.get(path.slice(prefix.length + folder.length))
    : undefined
}

/** Finds the route of a method at a path with this form, or the reason there is none. */
export const routeOf = (form: AnyForm | undefined, method: string): E.Either<Rejection, Route> => {
  if (method === 'OPTIONS') return E.right({ _tag: 'Preflight' })
  if (form === undefined) return E.left({ _tag: 'FormNotFound' })
  if (method === 'POST') return E.right({ _tag: 'Submit', form })
  const shows = method === 'GET' || method === 'HEAD'
  return shows ? E.right({ _tag: 'Show', form }) : E.left({ _tag: 'MethodNotAllowed', allow })
}
