/**
 * A log line about one request. It holds no field value, no address and no message of an error that other code threw.
 */
export interface LogLine {
  readonly requestId: string
  readonly method: string
  readonly status: number
  /** Tag of its outcome or failure. */
  readonly outcome: string
  readonly milliseconds: number
  /** Class of the cause, such as `TimeoutError`. */
  readonly cause?: string
  /**
   * The owner who made the request, as named by the identity provider or gateway, without e-mail addresses; only for
   * owners' requests.
   */
  readonly subject?: string
  /** The form of an owner's request, if it is theirs, or of a submission; not set for tests. */
  readonly form?: string
  /** Whether the submission is held for its owner's review. */
  readonly held?: boolean
  /** The id of the submission that an owner's request names. */
  readonly submission?: string
}

/** Writes a line to the operator's log. */
export type Log = (line: LogLine) => void
