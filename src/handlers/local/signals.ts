/** npm passes on the Ctrl-C that the terminal has sent here already: only a later one, in milliseconds, is a second. */
const secondAfter = 500

/** How often to look whether npm's shell is still there, in milliseconds. */
const lookEvery = 250

/**
 * A SIGTERM to \`npm start\` ends npm and its shell, and the shell passes nothing on: whoever it started is then the
 * child of another process, and has to notice by itself.
 */
const endWithNpm = (end: () => void): void => {
  if (process.env['npm_lifecycle_event'] !== 'start') return
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell) end()
  }, lookEvery).unref()
}

/** Ends cleanly, with exit code 0, on Ctrl-C, SIGTERM and a closed terminal; on a second one at once. */
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
  // Nobody reads any more, as in a pipe to `head`: that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
