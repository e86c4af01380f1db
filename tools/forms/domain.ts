import * as E from 'fp-ts/lib/Either.js'
import type { Errors } from 'io-ts'
import { exampleOf } from '../../src/domain/form/example.js'
import type { AnyForm } from '../../src/domain/form/form.js'
import { type SiteConfig, stageIn, stagesOf } from '../../src/domain/site/site.js'
import { unknownTargets } from '../../src/domain/site/unknown-targets.js'

export { formsOf, isForm } from '../../src/domain/form/form.js'

/** Where in a result a codec's first complaint is: ` at “price”`; empty if it concerns the whole result. */
const placeIn = ([first]: Errors): string => {
  const keys = first?.context.slice(1).map(({ key }) => key) ?? []
  return keys.length === 0 ? '' : ` at “${keys.join('.')}”`
}

/**
 * Runs a form's own code once: its rules and its computation, on an example submission.
 *
 * @throws whatever that code throws, or an error if the result does not fit its codec
 */
export const tryExample = (form: AnyForm): void => {
  const { compute } = form
  const checked = form.check(exampleOf(form))
  if (compute === undefined || E.isLeft(checked)) return
  const outcome = compute.run(checked.right)
  const result = E.isLeft(outcome) ? undefined : compute.result.decode(outcome.right)
  if (result !== undefined && E.isLeft(result))
    throw new TypeError(`the computation’s result does not fit its codec${placeIn(result.left)}`)
}

/** A sentence for each target that a form names and no stage has: usually a misspelt name. */
export const targetsOfNoStage = (config: SiteConfig, forms: readonly AnyForm[]): readonly string[] => {
  const targets = stagesOf(config).map((stage) => stageIn(config, stage)?.targets)
  return unknownTargets(forms, Object.assign({}, ...targets) as object)
}
