import { namedSchemas } from '../codec-schema.js'
import type { JsonSchema } from '../json-schema.js'
import { CountsAnswer } from '../owner/counts.js'
import { DeliveriesAnswer, DeliveryAnswer, FormTellingAnswer, TargetAnswer } from '../owner/deliveries.js'
import { FormsAnswer } from '../owner/forms.js'
import { ChangedAnswer, FullRow, ListRow, PageAnswer, SubmissionAnswer } from '../owner/submissions.js'
import { ref } from './parts.js'

/** The schemas of what owners are told, by name. */
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
  },
  ref,
)
