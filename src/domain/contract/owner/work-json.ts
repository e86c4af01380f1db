import { isoOf } from '../../field/iso-instant.js'
import type { SubmissionId } from '../../submission/identity.js'
import { type Work, workTag } from '../../work/work.js'
import type { WorkAnswer } from './work-answers.js'

/** The owners' work on a submission as the API returns it; `new` if there is none yet. */
export const workJson = (id: SubmissionId, work: Work | undefined): WorkAnswer =>
  work === undefined
    ? { id, state: 'new', etag: workTag(undefined) }
    : {
        id,
        state: work.state,
        ...(work.for === undefined ? {} : { for: work.for }),
        ...(work.note === undefined ? {} : { note: work.note }),
        by: work.by,
        at: isoOf(work.at),
        etag: workTag(work),
      }
