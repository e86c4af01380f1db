import type { AnyForm, Fields } from '../form/form.js'
import { todaysFields } from '../form/todays-fields.js'
import { listedOf, type Submission } from './submission.js'

/** A submission as its form reads it today. */
export interface TodaysSubmission extends Submission {
  /** The fields as stored, if they differ. The receipt covers these. */
  readonly stored?: Fields | undefined
}

/** Listed values of fields that the form no longer has under any name. */
const goneListed = (form: AnyForm, { listed = {} }: Submission, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(listed).filter(
      ([name, value]) => value !== null && !Object.hasOwn(form.fields, name) && Object.hasOwn(fields, name),
    ),
  )

/** A stored submission in the names and meanings that its form has today (`todaysFields`). For reading only. */
export const todaysSubmission = (form: AnyForm, submission: Submission): TodaysSubmission => {
  const fields = todaysFields(form, submission.fields, submission.formVersion)
  const listed = { ...listedOf(form, fields), ...goneListed(form, submission, fields) }
  return {
    ...submission,
    fields,
    listed: Object.keys(listed).length === 0 ? undefined : listed,
    ...(fields === submission.fields ? {} : { stored: submission.fields }),
  }
}
