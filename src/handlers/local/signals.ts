/** Milliseconds during which a second Ctrl-C is ignored, as npm forwards the one that the terminal already sent. */
const secondAfter = 500

/** Milliseconds between two checks that npm's shell still exists. */
const lookEvery = 250

/**
 * Ends this process when npm ends. A SIGTERM to `npm start` ends npm and its shell without forwarding the signal; this
 * process then gets another parent, and has to notice that.
 */
const endWithNpm = (end: () => void): void => {
  if (process.env['npm_lifecycle_event'] !== 'start') return
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell) end()
  }, lookEvery).unref()
}

/** Ends cleanly, with exit code 0, on Ctrl-C, SIGTERM or a closed terminal; at once on a second signal. */
export const endOnSignals = (stop: () => Promise<void>): void => {
  let first: number | undefined
  const end = (): void => {
    if (first !== undefined && Date.now() - first > secondAfter) process.exit(130)
    if (first !== undefined) return
    first = Date.now()
    void stop().finally(() => process.exit(0))
  }
  endWithNpm(() => {
    if (first === undefined) end()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  // A closed pipe, as with `head`, does not end the program.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
