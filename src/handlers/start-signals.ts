/** npm passes on the Ctrl-C that the terminal has sent here already: only a later one, in milliseconds, is a second. */
const secondAfter = 500

/** Ends cleanly, with exit code 0, on Ctrl-C, SIGTERM and a closed terminal; on a second one at once. */
export const endOnSignals = (stop: () => Promise<void>): void => {
  let first: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (first !== undefined && Date.now() - first > secondAfter) process.exit(130)
      if (first !== undefined) return
      first = Date.now()
      void stop().finally(() => process.exit(0))
    })
  // Nobody reads any more, as in a pipe to `head`: that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
