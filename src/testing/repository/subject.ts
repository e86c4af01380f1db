import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Clock } from '../../ports/clock.js'
import type { TestClock } from '../clock.js'

type Opened = SubmissionRepository | PromiseLike<SubmissionRepository>
type Maybe<A> = A | PromiseLike<A>

/** A repository under test. The tests of optional parts left out are reported as not proved. */
export interface RepositoryUnderTest {
  /** Opens the repository once per test, on an empty or a shared store, as each test uses a form of its own. */
  readonly open: (clock: Clock) => Opened
  /** The repository's clock, if it does not take the one passed to `open`. */
  readonly clock?: TestClock
  /** Opens another repository on the same store, as a second process would. */
  readonly second?: (clock: Clock) => Opened
  /** Everything that the store holds of a form, as text. */
  readonly dump?: (form: string) => Maybe<string>
  /** Damages the item stored under an id, so that it cannot be read. */
  readonly damage?: (form: string, id: string) => Maybe<void>
  /** Opens a repository whose store cannot be reached. */
  readonly unreachable?: (clock: Clock) => Opened
  /** Opens a repository on the same store whose first write is carried out but whose reply is lost. */
  readonly loseReply?: (clock: Clock) => Opened
  /** Timeout of one test in milliseconds; 10,000 by default. */
  readonly timeout?: number
}
