/** One line about one request. It holds no field value, no address and no message of a foreign error. */
export interface LogLine {
  readonly requestId: string
  readonly method: string
  readonly status: number
  /** What became of it: the tag of an outcome or of a failure. */
  readonly outcome: string
  readonly milliseconds: number
  /** The class of the cause, such as `TimeoutError`. */
  readonly cause?: string
  /** Whose request it was, as whoever vouches for them names them, without e-mail addresses; owners only. */
  readonly subject?: string
  /** The form that they asked about, where it is theirs. */
  readonly form?: string
  /** The id of the one submission that they asked for or erased. */
  readonly submission?: string
}

/** Writes a line where the operator reads it. */
export type Log = (line: LogLine) => void
