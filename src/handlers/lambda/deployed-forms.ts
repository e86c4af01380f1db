import all from '../../../forms/index.js'
import { type Forms, formsOf } from '../../domain/form/form.js'

/** The forms that this deployment collects. In the bundle, `infra/bundle/late-modules.ts` builds each when it is first asked for. */
export const forms: Forms = formsOf(all)
