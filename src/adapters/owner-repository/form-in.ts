import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import type { Trouble } from '../../ports/owner-store.js'

/** Says that a form is missing, and which there are. */
export const missingForm = (name: string, names: Iterable<string>): string =>
  `there is no form “${name}”; there are: ${[...names].join(', ')}`

/** The form with this name, or the sentence that says it does not exist. */
export const formIn = (forms: Forms, name: string): E.Either<Trouble, AnyForm> =>
  E.fromNullable<Trouble>({ _tag: 'Refused', message: missingForm(name, forms.keys()) })(forms.get(name))
