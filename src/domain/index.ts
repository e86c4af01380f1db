/** The public API of the domain. Inside the project, only forms and the package's own index import it. */
export { accept } from './submission/accept.js'
export { boolean, type BooleanOptions } from './field/kinds/boolean.js'
export { canonical } from './kernel/canonical.js'
export { and, atLeast, atMost, has, is, lessThan, moreThan, not, or } from './field/conditions/shown-when.js'
export type { Comparable, Comparison, Condition } from './field/conditions/condition.js'
export { choice, type ChoiceOptions } from './field/kinds/choice.js'
export { choices, type ChoicesOptions } from './field/kinds/multiple-choice.js'
export type { Complaint, ComplaintCode } from './kernel/complaint.js'
export { type Computation, type Refusal, refuse } from './form/computation.js'
export { computed, type Computed } from './submission/compute.js'
export { consent, type ConsentOptions } from './field/kinds/consent.js'
export {
  byteOrderMark,
  csvCells,
  csvColumns,
  csvFormat,
  namesNoLongerAsked,
  noLongerAsked,
} from './reading/csv.js'
export type { Currency } from './money/currencies.js'
export { custom, type CustomOptions } from './field/kinds/custom.js'
export { by, type ByAnswer, type Notify } from './form/notify.js'
export { date, type DateOptions } from './field/kinds/date.js'
export { decimalText } from './contract/decimal-codec.js'
export { decimal, type DecimalOptions } from './field/kinds/decimal.js'
export { email, type EmailOptions } from './field/kinds/email.js'
export { attributesHtml, escapeHtml } from './kernel/escape.js'
export type {
  Conflict,
  Failure,
  Rejection,
  RepositoryError,
  RequestRejection,
  SubmissionRejection,
} from './failure/failure.js'
export type { AnyField, Description, Field, FieldOptions } from './field/field.js'
export {
  type AnyForm,
  type Earlier,
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
} from './form/form.js'
export {
  type Digest,
  identify,
  type Identity,
  isSubmissionId,
  submissionId,
  type SubmissionId,
} from './submission/identity.js'
export type { Instant } from './kernel/instant.js'
export { integer, type IntegerOptions } from './field/kinds/integer.js'
export { type JsonSchema, jsonSchema } from './contract/json-schema.js'
export { errorSummaryHtml, formHtml, type FormHtmlOptions, headingHtml } from './html/form.js'
export { pageHtml } from './html/page.js'
export type { Lang } from './kernel/lang.js'
export { money, type MoneyOptions } from './field/kinds/money.js'
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
} from './money/arithmetic.js'
export { openApi, type OpenApiOptions } from './contract/openapi/openapi.js'
export type { Outcome } from './submission/outcome.js'
export {
  cursorOf,
  type ListPage,
  type ListPosition,
  listQuery,
  type ListQuery,
  positionIn,
  type Row,
} from './reading/list.js'
export { phone, type PhoneOptions } from './field/kinds/phone.js'
export type { PhoneCountry } from './field/phone-country.js'
export { parameter, type Parameter } from './site/secret.js'
export { site, type SiteConfig } from './site/site.js'
export type { StandardResult } from './form/standard.js'
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
} from './submission/submission.js'
export { hidden, type HiddenOptions } from './field/kinds/hidden.js'
export { rating, type RatingOptions } from './field/kinds/rating.js'
export { time, type TimeOptions } from './field/kinds/time.js'
export { text, type TextOptions } from './field/kinds/text.js'
export { url, type UrlOptions } from './field/kinds/url.js'
export { type Verdict, verdict } from './submission/verdict.js'
export { wordsOf } from './words/words.js'
export { type FieldView, type FormView, formView, type SubmissionView } from './reading/view.js'

// Types that the signatures above mention.
export type { Check } from './form/check-fields.js'
export { complaintCodes } from './kernel/complaint.js'
export type {
  BooleanDescription,
  ChoiceDescription,
  ChoicesDescription,
  ConsentDescription,
  CustomDescription,
  DateDescription,
  DecimalDescription,
  EmailDescription,
  HiddenDescription,
  IntegerDescription,
  MoneyDescription,
  PhoneDescription,
  RatingDescription,
  TextDescription,
  TimeDescription,
  UrlDescription,
} from './field/description.js'
export type {
  ComputationBroken,
  Defect,
  KeylessUnknown,
  NotHeld,
  NotHuman,
  RateLimited,
  TargetMissing,
  WorkChanged,
} from './failure/failure.js'
export type { Detail } from './failure/detail.js'
export type { Sent, Value } from './field/field.js'
export type { BooleanSent } from './field/kinds/boolean.js'
export type { Plain } from './kernel/plain-json.js'
export type { Attributes } from './kernel/escape.js'
export { langs } from './kernel/lang.js'
export type { Only } from './kernel/options.js'
export type { Definitions, InputsOf, Schema, SchemaOf, ValuesOf } from './field/schema.js'
export type { Standard } from './form/standard.js'
export type { Names, NotifyOf } from './form/notify.js'
export { proofHtml } from './html/proof.js'
export { type Captcha, isCaptcha } from './spam/captcha.js'
export type { Protection, SpamOptions } from './spam/spam-option.js'
export type { Accepted, AttemptMark, Receipted, SubmissionEvent, Wait } from './submission/submission.js'
export type { SaysSchema } from './contract/codec-schema.js'
export type { Catalogue } from './words/catalogue.js'
export type { Frame, PageHtmlOptions } from './html/page.js'
export type { SettingsOf } from './site/settings.js'
export type { TargetConfig } from './site/target-codec.js'
export type { DecimalMark } from './field/numerals/local-numeral.js'
export type { Wording, WordingLink } from './field/wording.js'
export type { DetailCode } from './failure/detail.js'
export type { Human, SenderLimit } from './spam/spam-option.js'
export type { LinkRule, WordRule } from './spam/text-content.js'
export type { Subject } from './words/catalogue.js'
export type { TargetSetting, TargetSettings } from './notification/target-settings.js'
