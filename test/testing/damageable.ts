import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../src/domain/failure/failure.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'

/** Ids of what was damaged, in every repository in memory of this process. */
export const damagedIds = new Set<string>()

const unreadable: RepositoryError = { _tag: 'ItemUnreadable', cause: new Error('damaged') }

/** A repository that cannot read what is damaged. Its lists are apart from what they list, and show it. */
export const damageable = (whole: SubmissionRepository): SubmissionRepository => ({
  ...whole,
  add: (attempt, deadline) =>
    damagedIds.has(attempt.submission.id)
      ? () => Promise.resolve(E.left(unreadable))
      : whole.add(attempt, deadline),
  find: (form, id, deadline) =>
    damagedIds.has(id) ? () => Promise.resolve(E.left(unreadable)) : whole.find(form, id, deadline),
  read: (form, ids, deadline) => async () => {
    const legible = ids.filter((id) => !damagedIds.has(id))
    const told = await whole.read(form, legible, deadline)()
    return E.isLeft(told)
      ? told
      : E.right({ ...told.right, unreadable: ids.filter((id) => damagedIds.has(id)) })
  },
})
