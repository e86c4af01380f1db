/** The deployed functions: one takes submissions, the other answers their owners. */
export type FunctionName = 'submit' | 'owner'

/** A path of the API in API Gateway's notation, and the function that serves it. */
export interface RouteEntry {
  readonly path: string
  readonly methods: readonly string[]
  readonly function: FunctionName
}

/** All routes of the API, for gateways and stacks. Preflights go to the same function as the other methods. */
export const routes: readonly RouteEntry[] = [
  { path: '/forms/{form}', methods: ['GET', 'POST'], function: 'submit' },
  { path: '/forms/{form}/challenge', methods: ['GET'], function: 'submit' },
  { path: '/forms', methods: ['GET'], function: 'owner' },
  { path: '/forms/{form}/counts', methods: ['GET'], function: 'owner' },
  { path: '/forms/{form}/submissions', methods: ['GET'], function: 'owner' },
  { path: '/forms/{form}/submissions/{id}', methods: ['GET', 'DELETE'], function: 'owner' },
  { path: '/forms/{form}/submissions/{id}/release', methods: ['POST'], function: 'owner' },
  { path: '/forms/{form}/submissions/{id}/hold', methods: ['POST'], function: 'owner' },
  { path: '/forms/{form}/submissions/{id}/deliveries', methods: ['GET'], function: 'owner' },
  { path: '/forms/{form}/submissions/{id}/deliveries/{target}', methods: ['POST'], function: 'owner' },
  { path: '/forms/{form}/deliveries', methods: ['GET'], function: 'owner' },
  { path: '/forms/{form}/deliveries/replay', methods: ['POST'], function: 'owner' },
  { path: '/forms/{form}/targets/{target}/test', methods: ['POST'], function: 'owner' },
  { path: '/forms/{form}/targets/{target}/on', methods: ['POST'], function: 'owner' },
  { path: '/forms/{form}/submissions/{id}/work', methods: ['GET', 'PUT'], function: 'owner' },
  { path: '/forms/{form}/work', methods: ['GET'], function: 'owner' },
]

/** The path's parameters in order, such as the form and the id; undefined if it does not match the route. */
export const openPartsIn = (route: RouteEntry, path: string): readonly string[] | undefined => {
  const wanted = route.path.split('/')
  const given = path.split('/', wanted.length + 1)
  const isOpen = (at: number): boolean => wanted[at]?.startsWith('{') === true
  const fits =
    wanted.length === given.length &&
    given.every((part, at) => (isOpen(at) ? part !== '' : part === wanted[at]))
  return fits ? given.filter((_, at) => isOpen(at)) : undefined
}

/** The route of a path without the stage, for any method. */
export const routeAt = (path: string): RouteEntry | undefined =>
  routes.find((route) => openPartsIn(route, path) !== undefined)

/** The function for a path without the stage; `submit` answers for unknown paths. */
export const functionAt = (path: string): FunctionName => routeAt(path)?.function ?? 'submit'
