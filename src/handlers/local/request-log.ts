import { lineOf, type RequestLine } from '../../adapters/gateway/log-line.js'
import { print, printPainted } from '../../adapters/terminal/output.js'
import { isReload } from './live-site.js'
import { takeFunctionLog } from './log.js'

/** Prints one line per request, with the failure's cause if the function logged one. */
export const requestLog = (isJson: boolean, isReady: () => boolean) => {
  /** Causes that the function logged, by request, until the request's line is printed. */
  const causes = new Map<string, string>()
  return {
    told: (line: RequestLine): void => {
      const cause = causes.get(line.requestId)
      causes.delete(line.requestId)
      const trouble = [line.trouble, cause].filter((each) => each !== undefined).join(', ') || undefined
      const told = { ...line, trouble }
      if (!isReady() || isReload(line.path)) return
      if (isJson) print(JSON.stringify(told))
      else printPainted(lineOf(told, process.stdout.isTTY))
    },
    /** Takes the functions' log lines from a stream and merges them into these lines. */
    take: (stream: NodeJS.WriteStream): void =>
      takeFunctionLog(stream, ({ requestId, cause }) => {
        if (cause !== '') causes.set(requestId, cause)
      }),
  }
}
