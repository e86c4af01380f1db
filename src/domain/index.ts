/** The public face of the domain. Inside the project, only forms and the package's own index import it. */
export { accept } from './accept.js'
export { boolean, type BooleanOptions } from './boolean.js'
export { canonical } from './canonical.js'
export { choice, type ChoiceOptions } from './choice.js'
export { choices, type ChoicesOptions } from './choices.js'
export type { Complaint, ComplaintCode } from './complaint.js'
export { type Computation, type Refusal, refuse } from './computation.js'
export { computed, type Computed } from './compute.js'
export { consent, type ConsentOptions } from './consent.js'
export {
  byteOrderMark,
  csvCells,
  csvColumns,
  type CsvField,
  csvForm,
  type CsvForm,
  csvFormat,
  type CsvRow,
} from './csv.js'
export type { Currency } from './currencies.js'
export { custom, type CustomOptions } from './custom.js'
export { by, type ByAnswer, type Notify } from './form/notify.js'
export { date, type DateOptions } from './date.js'
export { decimalText } from './decimal-codec.js'
export { decimal, type DecimalOptions } from './decimal.js'
export { email, type EmailOptions } from './email.js'
export { escapeHtml } from './escape.js'
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
  formsIn,
  formsOf,
  type InputOf,
  type Objection,
  type Rule,
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
export { integer, type IntegerOptions } from './integer.js'
export { type JsonSchema, jsonSchema } from './json-schema.js'
export type { Lang } from './lang.js'
export { money, type MoneyOptions } from './money.js'
export {
  decimalOf,
  type Exact,
  exact,
  greater,
  isLess,
  isStorable,
  lesser,
  minus,
  plus,
  quotient,
  rounded,
  times,
  total,
  whole,
  zero,
} from './money-arithmetic.js'
export { openApi, type OpenApiOptions } from './openapi.js'
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
export { phone, type PhoneOptions } from './phone.js'
export type { StandardResult } from './standard.js'
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
export { url, type UrlOptions } from './url.js'
export { type Verdict, verdict } from './verdict.js'
