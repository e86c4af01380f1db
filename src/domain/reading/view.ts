import type { Kind } from '../field/description.js'
import type { AnyForm, Fields } from '../form/form.js'

/** What is known of a field where its submissions are read: `GET /forms` says as much. */
export interface FieldView {
  readonly name: string
  readonly kind: Kind
}

/** What is known of a form where its submissions are read. */
export interface FormView {
  readonly fields: readonly FieldView[]
  /** Whether its submissions have a result. */
  readonly computes: boolean
  /** How long they are kept, where that is limited. */
  readonly retain?: { readonly days: number } | undefined
}

/** A whole submission as the owner's routes answer with it. */
export interface SubmissionView {
  readonly id: string
  /** ISO 8601. */
  readonly receivedAt: string
  readonly formVersion: string
  readonly fields: Fields
  /** The fields as they are stored, where the form has changed since. */
  readonly stored?: Fields | undefined
  readonly result?: unknown
  readonly resultVersion?: string | undefined
  readonly receipt: string
  /** ISO 8601. */
  readonly expiresAt?: string | undefined
}

/** A definition as far as readers of its submissions need it. */
export const formView = ({ fields, compute, retain }: AnyForm): FormView => ({
  fields: Object.entries(fields).map(([name, { description }]) => ({ name, kind: description.kind })),
  computes: compute !== undefined,
  retain,
})
