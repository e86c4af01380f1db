import { note } from '../../src/adapters/terminal/output.js'
import { explained } from './aws-fault.js'
import { Stop } from './stop.js'

/** Runs a command to its end, or prints the error that stopped it; the exit code is 2 if something is missing. */
export const running = async (main: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main()
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    const fault = explained(cause)
    note(`\n${fault instanceof Stop ? fault.message : String(fault)}`)
    process.exitCode = fault instanceof Stop ? 2 : 1
  }
}
