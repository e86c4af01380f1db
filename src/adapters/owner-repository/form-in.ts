import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import type { Trouble } from '../../ports/owner-store.js'

/** Sentence for a missing form, which lists the existing ones. */
export const missingForm = (name: string, names: Iterable<string>): string =>
  `there is no form “${name}”; the forms are: ${[...names].join(', ')}`

/** Finds the form with this name, or returns the sentence that it does not exist. */
export const formIn = (forms: Forms, name: string): E.Either<Trouble, AnyForm> =>
  E.fromNullable<Trouble>({ _tag: 'Refused', message: missingForm(name, forms.keys()) })(forms.get(name))
