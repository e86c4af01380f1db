import type { AnyForm } from '../form/form.js'
import { targetNames } from '../form/notify.js'
import type { StageSettings } from './stage-settings.js'

/** A sentence for each target that a form names and the configuration does not have: nobody is told by it. */
export const unknownTargets = (
  forms: readonly AnyForm[],
  { targets = {} }: StageSettings,
): readonly string[] =>
  forms.flatMap(({ name, notify }) =>
    targetNames(notify)
      .filter((target) => !Object.hasOwn(targets, target))
      .map(
        (target) =>
          `The form ${name} tells “${target}”, which is not among the targets in dynamosync.config.ts: nobody is told there.`,
      ),
  )
