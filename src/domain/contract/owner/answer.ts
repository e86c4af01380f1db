import type { CountsAnswer } from './counts.js'
import type { DeliveriesAnswer, DeliveryAnswer, TargetAnswer } from './deliveries.js'
import type { FormsAnswer } from './forms.js'
import type { ChangedAnswer, FullListAnswer, ListAnswer, SubmissionAnswer } from './submissions.js'

/** What an owner may be answered with 200; each of them has a codec. */
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
