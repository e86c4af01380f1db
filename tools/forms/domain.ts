import * as E from 'fp-ts/lib/Either.js'
import { exampleOf } from '../../src/domain/form/example.js'
import type { AnyForm } from '../../src/domain/form/form.js'
import { type SiteConfig, stageIn, stagesOf } from '../../src/domain/site/site.js'
import { unknownTargets } from '../../src/domain/site/unknown-targets.js'
import { computed } from '../../src/domain/submission/compute.js'

export { formsOf, isForm } from '../../src/domain/form/form.js'

/**
 * Runs a form's own code once: its rules and its computation, on an example submission.
 *
 * @throws whatever that code throws, or an error if the result does not fit its codec
 */
export const tryExample = (form: AnyForm): void => {
  const checked = form.check(exampleOf(form))
  if (E.isLeft(checked)) return
  const outcome = computed(form, checked.right)
  if (E.isLeft(outcome) && outcome.left._tag === 'ComputationBroken') throw outcome.left.cause
}

/** A sentence for each target that a form names and no stage has: usually a misspelt name. */
export const targetsOfNoStage = (config: SiteConfig, forms: readonly AnyForm[]): readonly string[] => {
  const targets = stagesOf(config).map((stage) => stageIn(config, stage)?.targets)
  return unknownTargets(forms, Object.assign({}, ...targets) as object)
}
