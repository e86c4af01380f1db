/** Fields of the function's log line that the gateway's own line lacks. */
export interface FunctionLine {
  readonly requestId: string
  /** Class of a failure's cause, such as `TimeoutError`. */
  readonly cause: string
}

const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

/** Parses a line of the function's log; undefined for any other output. */
export const functionLineOf = (text: string): FunctionLine | undefined => {
  const line = text.startsWith('{"requestId":') ? parsed(text) : undefined
  const { requestId, cause = '' } = line ?? {}
  return typeof requestId === 'string' && typeof cause === 'string' ? { requestId, cause } : undefined
}

/**
 * Takes the function's log lines from standard output, as Lambda does, so that a request has one line in the terminal;
 * other output passes through.
 */
export const takeFunctionLog = (stream: NodeJS.WriteStream, take: (line: FunctionLine) => void): void => {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
    const line = typeof chunk === 'string' ? functionLineOf(chunk) : undefined
    if (line === undefined) return write(chunk, ...rest)
    take(line)
    return true
  }
}
