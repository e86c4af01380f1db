import * as E from 'fp-ts/lib/Either.js'
import type { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import type { Api, Asked } from '../api.js'

/** Marks a submission as done, keeping its note and assignee; retries after a concurrent write. */
export const markDone = async (api: Api, form: string, id: string, isAgain = false): Asked<WorkAnswer> => {
  const found = await api.work.find(form, id)
  if (E.isLeft(found) || found.right.state === 'done') return found
  const { for: whom, note, etag } = found.right
  const said = { ...(whom !== undefined && { for: whom }), ...(note !== undefined && { note }) }
  const written = await api.work.write(form, id, { state: 'done', ...said, etag })
  const isChanged = E.isLeft(written) && written.left.kind === 'invalid'
  return isChanged && !isAgain ? markDone(api, form, id, true) : written
}
