import type { Log, LogLine } from '../../ports/log.js'

/**
 * One JSON line per request on standard output, where Lambda's log group picks it up.
 *
 * @param start what only the first line says
 */
export const jsonLog = (
  write: (line: string) => unknown = (line) => process.stdout.write(line),
  start: Pick<LogLine, 'codeCache'> = {},
): Log => {
  let once = start
  return (line) => {
    write(`${JSON.stringify({ ...line, ...once })}\n`)
    once = {}
  }
}
