import { type Complaint, type ComplaintCode, pointerTo } from '../kernel/complaint.js'
import type { Lang } from '../kernel/lang.js'
import type { Schema } from '../field/schema.js'
import { sentence } from '../words/words.js'

/** An objection of a rule across fields, or of a computation, to a submission. */
export interface Objection<Name extends string = string> {
  /** The field to fix. */
  readonly field: Name
  /** Default: `invalid`. */
  readonly code?: ComplaintCode
  /** A sentence that says what to do, without the value. Default: the sentence of the code. */
  readonly message?: string
}

/** The complaint that the sender gets for an objection. */
export const complaintOf =
  (fields: Schema, lang: Lang) =>
  ({ field, code = 'invalid', message }: Objection): Complaint => {
    const description = fields[field]?.description ?? { kind: 'custom', label: field }
    return { pointer: pointerTo(field), code, message: message ?? sentence(code, description, lang) }
  }
