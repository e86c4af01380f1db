import * as E from 'fp-ts/lib/Either.js'
import { exampleOf } from '../../src/domain/form/example.js'
import type { AnyForm } from '../../src/domain/form/form.js'

export { formsOf, isForm } from '../../src/domain/form/form.js'

/**
 * Runs a form's own code once: its rules and its computation, on an example submission.
 *
 * @throws whatever that code throws
 */
export const tryExample = (form: AnyForm): void => {
  const checked = form.check(exampleOf(form))
  if (E.isRight(checked)) form.compute?.run(checked.right)
}
