/** One line about one request. It holds no field value, no query and no message of a foreign error. */
export interface LogLine {
  readonly requestId: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly milliseconds: number
  /** The failure's code, where there is one. */
  readonly code?: string
  /** The class of the cause, such as `TimeoutError`. */
  readonly cause?: string
}

/** Writes a line where the operator reads it. */
export type Log = (line: LogLine) => void
