import type { Kind } from '../field/description.js'
import type { AnyForm, Fields } from '../form/form.js'

/** A field as readers of its submissions see it, for example in `GET /forms`. */
export interface FieldView {
  readonly name: string
  readonly kind: Kind
}

/** A form as readers of its submissions see it. */
export interface FormView {
  readonly fields: readonly FieldView[]
  /** Whether its submissions have a computed result. */
  readonly computes: boolean
  /** How long submissions are kept; undefined if for good. */
  readonly retain?: { readonly days: number } | undefined
}

/** A whole submission as the owner's routes return it. */
export interface SubmissionView {
  readonly id: string
  /** ISO 8601. */
  readonly receivedAt: string
  readonly formVersion: string
  readonly fields: Fields
  /** The fields as stored, if the form has changed since. */
  readonly stored?: Fields | undefined
  readonly result?: unknown
  readonly resultVersion?: string | undefined
  readonly receipt: string
  /** ISO 8601. */
  readonly expiresAt?: string | undefined
}

/** The parts of a form's definition that readers of its submissions need. */
export const formView = ({ fields, compute, retain }: AnyForm): FormView => ({
  fields: Object.entries(fields).map(([name, { description }]) => ({ name, kind: description.kind })),
  computes: compute !== undefined,
  retain,
})
