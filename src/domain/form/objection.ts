import { type Complaint, type ComplaintCode, pointerTo } from '../kernel/complaint.js'
import type { Lang } from '../kernel/lang.js'
import type { Schema } from '../field/schema.js'
import { sentence } from '../words/words.js'

/** What a rule across fields, or a computation, has against a submission. */
export interface Objection<Name extends string = string> {
  /** The field to fix. */
  readonly field: Name
  /** By default `invalid`. */
  readonly code?: ComplaintCode
  /** A sentence saying what to do, without what was typed; by default the one of the code. */
  readonly message?: string
}

/** An objection as the person gets it. */
export const complaintOf =
  (fields: Schema, lang: Lang) =>
  ({ field, code = 'invalid', message }: Objection): Complaint => {
    const description = fields[field]?.description ?? { kind: 'custom', label: field }
    return { pointer: pointerTo(field), code, message: message ?? sentence(code, description, lang) }
  }
