import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Clock } from '../../ports/clock.js'
import type { TestClock } from '../clock.js'

type Opened = SubmissionRepository | PromiseLike<SubmissionRepository>
type Maybe<A> = A | PromiseLike<A>

/** A repository under test. What is optional and left out is named as not proved. */
export interface RepositoryUnderTest {
  /** Opens the repository, once for each test: on an empty store or on one that is shared, as every test has a form of its own. */
  readonly open: (clock: Clock) => Opened
  /** The clock that the repository reads, if it does not take the one that `open` is given. */
  readonly clock?: TestClock
  /** Opens another repository on the store of the last one, as a second process would. */
  readonly second?: (clock: Clock) => Opened
  /** All that the store holds now of a form, as text. */
  readonly dump?: (form: string) => Maybe<string>
  /** Damages what is stored under an id, so that it is there and cannot be read. */
  readonly damage?: (form: string, id: string) => Maybe<void>
  /** Opens a repository whose store cannot be reached. */
  readonly unreachable?: (clock: Clock) => Opened
  /** Opens a repository on the store of the last one, whose first write is carried out and whose reply to it is lost. */
  readonly loseReply?: (clock: Clock) => Opened
  /** Milliseconds for one test; 10,000 by default. */
  readonly timeout?: number
}
