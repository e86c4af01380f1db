/** The deployed functions: one takes submissions, the other answers their owners. */
export type FunctionName = 'submit' | 'owner'

/** An address of the API, as API Gateway writes it, and whose it is. */
export interface RouteEntry {
  readonly path: string
  readonly methods: readonly string[]
  readonly function: FunctionName
}

/** Every route of the API: what gateways and stacks are set up by. Preflights go where the other methods go. */
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

/** The open parts of a path in their order, such as the form and the id, where it has the shape of a route. */
export const openPartsIn = (route: RouteEntry, path: string): readonly string[] | undefined => {
  const wanted = route.path.split('/')
  const given = path.split('/', wanted.length + 1)
  const isOpen = (at: number): boolean => wanted[at]?.startsWith('{') === true
  const fits =
    wanted.length === given.length &&
    given.every((part, at) => (isOpen(at) ? part !== '' : part === wanted[at]))
  return fits ? given.filter((_, at) => isOpen(at)) : undefined
}

/** The route of a path without the stage, whatever the method is. */
export const routeAt = (path: string): RouteEntry | undefined =>
  routes.find((route) => openPartsIn(route, path) !== undefined)

/** The function that answers at a path without the stage; where no route is, `submit` says so. */
export const functionAt = (path: string): FunctionName => routeAt(path)?.function ?? 'submit'
