import all from '../../../forms/index.js'
import { type Forms, formsOf } from '../../domain/form/form.js'

/** The deployed forms. In the bundle, `infra/bundle/late-modules.ts` builds each one at its first use. */
export const forms: Forms = formsOf(all)
