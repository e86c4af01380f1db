import type { AnyForm } from '../form/form.js'
import { targetNames } from '../form/notify.js'

/** A sentence for each target that a form names but the deployment does not have, so nobody is notified. */
export const unknownTargets = (forms: readonly AnyForm[], targets: object = {}): readonly string[] =>
  forms.flatMap(({ name, notify }) =>
    targetNames(notify)
      .filter((target) => !Object.hasOwn(targets, target))
      .map(
        (target) =>
          `The form ${name} notifies “${target}”, which is not a target of this deployment, so nobody is notified.`,
      ),
  )
