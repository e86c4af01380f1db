/**
 * Reason why a call was not sent: `unreachable` if no connection was made, which a retry may change; `unprepared` if
 * the caller lacks a requirement, such as a region or credentials.
 */
export type Reason = 'unreachable' | 'unprepared'

/** Error of a call that was never written to a connection, so the store cannot have carried it out. */
export class NotSent extends Error {
  readonly reason: Reason
  constructor(reason: Reason, cause: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}
