import type { AnyForm } from '../../form/form.js'
import { toldOf } from '../../form/notify.js'
import type { Submission } from '../../submission/submission.js'
import type { EventName } from '../event.js'
import type { CurrentSubmission } from './plan.js'
import type { Targets } from '../target.js'

/** The fields of a submission that control its notifications. */
interface TellingMarks {
  readonly waits?: readonly unknown[] | undefined
  readonly event?: Exclude<EventName, 'test'> | undefined
  readonly notify?: 1 | undefined
}

/** A stored submission as notifications see it at this moment. */
export const currentOf = (
  { notify }: Pick<AnyForm, 'notify'>,
  submission: Submission & TellingMarks,
  targets: Pick<Targets, 'has'>,
): CurrentSubmission => {
  const { form, id, receipt, event = 'received', waits = [], fields, expiresAt } = submission
  const isTold = submission.notify === 1
  return {
    form,
    id,
    receipt,
    event,
    waits: waits.length > 0,
    told: isTold ? toldOf(notify, fields).filter((name) => targets.has(name)) : [],
    expiresAt,
  }
}
