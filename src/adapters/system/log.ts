import type { Log, LogLine } from '../../ports/log.js'

/**
 * Writes one JSON line per request to standard output, which Lambda's log group collects.
 *
 * @param more Further members of a line, such as `formMetrics`.
 */
export const jsonLog =
  (
    write: (line: string) => unknown = (line) => process.stdout.write(line),
    more?: (line: LogLine) => object,
  ): Log =>
  (line) => {
    write(`${JSON.stringify({ ...line, ...more?.(line) })}\n`)
  }
