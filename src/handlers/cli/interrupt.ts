/** Whether somebody wants a long command to stop, and by which exit code it then ends. */
export interface Interruption {
  readonly code: () => number | undefined
  /** From here on a signal ends the process as usual. */
  readonly end: () => void
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const

/** Takes the first Ctrl-C as a wish to stop at the next good place; the second ends the process. */
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
