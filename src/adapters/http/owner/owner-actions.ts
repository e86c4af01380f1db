import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { OwnerAction } from '../../../ports/owner-http.js'
import { deliveriesQueryIn } from './deliveries-query.js'
import { pageQueryIn } from './list-query.js'
import { daysIn } from './query-parameters.js'

/** What is asked for by each method that an address answers to. */
export type Methods<A> = Readonly<Record<string, () => A>>

/** An address below a form: the form, the query, and the parts of the address that are open. */
interface Address {
  /** `undefined` where there is none of this name, which strangers are not told. */
  readonly form: AnyForm | undefined
  readonly query: string
  readonly open: readonly [string, string]
}

const noForm: E.Either<Rejection, never> = E.left({ _tag: 'FormNotFound' })

const ofForm = <A>(form: AnyForm | undefined, parse: (form: AnyForm) => E.Either<Rejection, A>) =>
  form === undefined ? noForm : parse(form)

type Actions = (address: Address) => Methods<OwnerAction>

/** Every address below a form, and what its methods ask for. `*` is open: what cannot be an id is asked for all the same. */
const addresses: Readonly<Record<string, Actions>> = {
  counts: ({ query }) => ({ GET: () => ({ _tag: 'Count', days: daysIn(query) }) }),
  submissions: ({ form, query }) => ({
    GET: () => ({ _tag: 'List', query: ofForm(form, (of) => pageQueryIn(of, query)) }),
  }),
  'submissions/*': ({ open: [id] }) => ({
    GET: () => ({ _tag: 'Find', id }),
    DELETE: () => ({ _tag: 'Erase', id }),
  }),
  'submissions/*/release': ({ open: [id] }) => ({ POST: () => ({ _tag: 'Release', id }) }),
  'submissions/*/hold': ({ open: [id] }) => ({ POST: () => ({ _tag: 'Hold', id }) }),
  'submissions/*/deliveries': ({ open: [id] }) => ({ GET: () => ({ _tag: 'Told', id }) }),
  'submissions/*/deliveries/*': ({ open: [id, target] }) => ({
    POST: () => ({ _tag: 'TellAgain', id, target }),
  }),
  deliveries: ({ query }) => ({ GET: () => ({ _tag: 'Deliveries', query: deliveriesQueryIn(query) }) }),
  'deliveries/replay': ({ query }) => ({ POST: () => ({ _tag: 'Replay', query: deliveriesQueryIn(query) }) }),
  'targets/*/test': ({ open: [target] }) => ({ POST: () => ({ _tag: 'TestTarget', target }) }),
  'targets/*/on': ({ open: [target] }) => ({ POST: () => ({ _tag: 'SwitchOn', target }) }),
}

/** The open parts of a path, where it has the shape of an address. */
const openIn = (shape: string, given: readonly string[]): readonly string[] | undefined => {
  const wanted = shape.split('/')
  const fits =
    wanted.length === given.length &&
    wanted.every((part, at) => (part === '*' ? given[at] !== '' : part === given[at]))
  return fits ? given.filter((_, at) => wanted[at] === '*') : undefined
}

/** What the methods of an address below a form ask for; undefined where there is no such address. */
export const actionsAt = (
  path: string,
  about: Pick<Address, 'form' | 'query'>,
): Methods<OwnerAction> | undefined => {
  // One part more than any address has.
  const parts = path.split('/', 5)
  for (const [shape, actions] of Object.entries(addresses)) {
    const open = openIn(shape, parts)
    if (open !== undefined) return actions({ ...about, open: [open[0] ?? '', open[1] ?? ''] })
  }
  return undefined
}
