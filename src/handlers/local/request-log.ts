import { lineOf, type RequestLine } from '../../adapters/gateway/log-line.js'
import { print, printPainted } from '../../adapters/terminal/output.js'
import { isReload } from './live-site.js'
import { takeFunctionLog } from './log.js'

/** One line in the terminal for a request, its cause included where the function names one. */
export const requestLog = (isJson: boolean, isReady: () => boolean) => {
  /** What the function's log says of requests whose line is yet to come. */
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
    /** What the functions log from now on becomes part of these lines. */
    take: (stream: NodeJS.WriteStream): void =>
      takeFunctionLog(stream, ({ requestId, cause }) => {
        if (cause !== '') causes.set(requestId, cause)
      }),
  }
}
