import { namedSchemas } from '../codec-schema.js'
import type { JsonSchema } from '../json-schema.js'
import { CountsAnswer } from '../owner/count-answers.js'
import {
  DeliveriesAnswer,
  DeliveryAnswer,
  FormTellingAnswer,
  TargetAnswer,
} from '../owner/delivery-answers.js'
import { FormsAnswer } from '../owner/form-answers.js'
import { ChangedAnswer, FullRow, ListRow, PageAnswer, SubmissionAnswer } from '../owner/submission-answers.js'
import { WorkAnswer, WorkBody, WorkListAnswer } from '../owner/work-answers.js'
import { ref } from './parts.js'

/** Schemas of the responses to owners, by name. */
export const ownerSchemas: Readonly<Record<string, JsonSchema>> = namedSchemas(
  {
    Forms: FormsAnswer,
    Counts: CountsAnswer,
    Changed: ChangedAnswer,
    Row: ListRow,
    FullRow,
    Page: PageAnswer,
    Submission: SubmissionAnswer,
    FormTelling: FormTellingAnswer,
    Delivery: DeliveryAnswer,
    Deliveries: DeliveriesAnswer,
    Target: TargetAnswer,
    WorkInput: WorkBody,
    Work: WorkAnswer,
    WorkList: WorkListAnswer,
  },
  ref,
)
