import type { AnyForm, FieldsOf } from '../form/form.js'
import type { Submission } from './submission.js'

/** The outcome of a submission that is now stored. `Outcome<typeof contact>` has the fields of that form. */
export interface Outcome<F extends AnyForm = AnyForm> {
  readonly _tag: 'Created' | 'Replaced' | 'Replayed'
  readonly submission: Submission<FieldsOf<F>>
}
