/** Whether a long command was asked to stop, and its exit code if so. */
export interface Interruption {
  readonly code: () => number | undefined
  /** Restores the default effect of signals. */
  readonly end: () => void
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const

/** Asks a command to stop at its next safe point after the first Ctrl-C; the second ends the process. */
export const interruption = (): Interruption => {
  let code: number | undefined
  const take = (signal: NodeJS.Signals): void => {
    code = codes[signal as keyof typeof codes]
    end()
  }
  const end = (): void => {
    for (const signal of Object.keys(codes)) process.off(signal, take)
  }
  for (const signal of Object.keys(codes)) process.on(signal, take)
  return { code: () => code, end }
}
