import type { Instant } from '../domain/instant.js'
import type { Row } from '../domain/page.js'
import type { Submission } from '../domain/submission.js'
import type { ListRow, WholeRow } from '../ports/owner-store.js'

const iso = (at: Instant): string => new Date(at).toISOString()
const expiry = (at: number | undefined) => (at === undefined ? {} : { expiresAt: iso(at * 1000) })

/** A row of a list, as the API would answer with it. */
export const listRow = ({ id, at, listed = {}, expiresAt }: Row): ListRow => ({
  id,
  receivedAt: iso(at),
  listed,
  ...expiry(expiresAt),
})

/** A submission, as the API would answer with it. */
export const wholeRow = (submission: Submission): WholeRow => {
  const { id, form, formVersion, at, fields, result, receipt, listed, expiresAt } = submission
  return {
    id,
    form,
    formVersion,
    receivedAt: iso(at),
    fields,
    ...(result === undefined ? {} : { result }),
    receipt,
    ...expiry(expiresAt),
    ...(listed === undefined ? {} : { listed }),
  }
}
