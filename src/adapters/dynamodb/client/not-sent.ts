/**
 * Why a call never left: `unreachable` where no connection came about, which another try may change; `unprepared` where
 * the caller lacks what a call needs, such as a region or credentials.
 */
export type Reason = 'unreachable' | 'unprepared'

/** Thrown where nothing of a call was written, so that the store cannot have carried it out. */
export class NotSent extends Error {
  readonly reason: Reason
  constructor(reason: Reason, cause: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}
