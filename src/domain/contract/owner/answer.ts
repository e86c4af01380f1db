import type { CountsAnswer } from './count-answers.js'
import type { DeliveriesAnswer, DeliveryAnswer, TargetAnswer } from './delivery-answers.js'
import type { FormsAnswer } from './form-answers.js'
import type { ChangedAnswer, FullListAnswer, ListAnswer, SubmissionAnswer } from './submission-answers.js'
import type { WorkAnswer, WorkListAnswer } from './work-answers.js'

/** Responses with status 200 to an owner; each of them has a codec. */
export type OwnerAnswer =
  | FormsAnswer
  | CountsAnswer
  | ListAnswer
  | FullListAnswer
  | SubmissionAnswer
  | ChangedAnswer
  | DeliveriesAnswer
  | DeliveryAnswer
  | TargetAnswer
  | WorkAnswer
  | WorkListAnswer
