import type { Log } from '../../ports/log.js'

/** One JSON line per request on standard output, where Lambda's log group picks it up. */
export const jsonLog =
  (write: (line: string) => unknown = (line) => process.stdout.write(line)): Log =>
  (line) => {
    write(`${JSON.stringify(line)}\n`)
  }
