/** The public face of the domain. Inside the project, only forms and the package's own index import it. */
export { accept } from './accept.js'
export { canonical } from './canonical.js'
export type { Complaint, ComplaintCode } from './complaint.js'
export type { Conflict, Failure, Rejection, RepositoryError } from './failure.js'
export type { AnyField, Description, Field, FieldOptions } from './field.js'
export {
  type AnyForm,
  type Fields,
  type FieldsOf,
  type Form,
  form,
  type FormOptions,
  type Forms,
  formsOf,
} from './form.js'
export {
  type Digest,
  identify,
  type Identity,
  isSubmissionId,
  submissionId,
  type SubmissionId,
} from './identity.js'
export type { Instant } from './instant.js'
export type { Outcome } from './outcome.js'
export {
  cursorOf,
  type Page,
  type PagePosition,
  pageQuery,
  type PageQuery,
  positionIn,
  type Row,
} from './page.js'
export {
  type Answer,
  type Attempt,
  attempt,
  isTombstone,
  receiptOf,
  receiptText,
  type Stamp,
  type Stored,
  type Submission,
  type Tombstone,
  tombstone,
} from './submission.js'
export { text, type TextOptions } from './text.js'
export { type Verdict, verdict } from './verdict.js'
