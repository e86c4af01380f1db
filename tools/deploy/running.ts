import { Command } from 'commander'
import { note } from '../../src/adapters/terminal/output.js'
import { explained } from './aws-fault.js'
import { Cancelled, Stop } from './stop.js'

/** Exit code of a program that Ctrl-C ended, as shells have it. */
const interrupted = 130

/**
 * Runs a command to its end, or prints the error that stopped it. The exit code is 2 if something is missing, and 130
 * if a question was cancelled.
 */
export const running = async (main: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main()
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    if (cause instanceof Cancelled) {
      note('\nCancelled.')
      process.exitCode = interrupted
      return
    }
    const fault = explained(cause)
    note(`\n${fault instanceof Stop ? fault.message : String(fault)}`)
    process.exitCode = fault instanceof Stop ? 2 : 1
  }
}

/** A command of `dynamosync` in AWS. A usage error ends it with 2, as it does every other command. */
export const commandOf = (name: string): Command =>
  new Command(`dynamosync ${name}`).exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
