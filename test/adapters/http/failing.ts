import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../../src/domain/failure/failure.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'

/** What submitting asks of a store. */
export type Store = Pick<SubmissionRepository, 'add' | 'find'>

/** A store's own words, which nobody outside may read. */
export const causeMessage = 'sEcReT: Item {"value":{"S":"hello"}} in table orders'

/** A store that answers nothing else. */
export const failing = (_tag: RepositoryError['_tag']): Store => {
  const fails = () => TE.left({ _tag, cause: new RangeError(causeMessage) })
  return { add: fails, find: fails }
}

const throws = () => () => Promise.reject(new RangeError(causeMessage))

/** A store with a bug. */
export const throwing: Store = { add: throws, find: throws }
