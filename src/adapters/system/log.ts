import type { Log } from '../../ports/log.js'

/** Writes one JSON line per request to standard output, which Lambda sends to its log group. */
export const jsonLog =
  (write: (line: string) => unknown = (line) => process.stdout.write(line)): Log =>
  (line) => {
    write(`${JSON.stringify(line)}\n`)
  }
