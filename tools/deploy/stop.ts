import { note } from '../../src/adapters/terminal/output.js'

/** Something that the one who deploys has to do first: what is missing, and the command that fixes it. */
export class Stop extends Error {
  constructor(missing: string, fix: string) {
    super(`${missing}\n  ${fix}`)
  }

  /** Several of them, told together. */
  static all(stops: readonly Stop[]): Stop {
    const all = new Stop('', '')
    all.message = stops.map(({ message }) => message).join('\n')
    return all
  }
}

/** Runs to its end, or says what stopped it; the exit code is 2 where something is missing. */
export const running = async (main: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main()
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    note(`\n${cause instanceof Stop ? cause.message : String(cause)}`)
    process.exitCode = cause instanceof Stop ? 2 : 1
  }
}
