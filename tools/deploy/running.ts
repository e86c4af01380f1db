import { Command } from 'commander'
import { note } from '../../src/adapters/terminal/output.js'
import { exit } from '../../src/handlers/cli/output.js'
import { explained } from './aws-fault.js'
import { Cancelled, Stop } from './stop.js'

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
      process.exitCode = exit.stopped
      return
    }
    const fault = explained(cause)
    note(`\n${fault instanceof Stop ? fault.message : String(fault)}`)
    process.exitCode = fault instanceof Stop ? exit.trouble : exit.findings
  }
}

/** A command of `dynamosync` in AWS. A usage error ends it with 2, as it does every other command. */
export const commandOf = (name: string): Command =>
  new Command(`dynamosync ${name}`).exitOverride(({ exitCode }) =>
    process.exit(exitCode === 0 ? exit.fine : exit.trouble),
  )

/** The option that names the stage to act on, as Commander takes it. */
export const stageOption = [
  '--stage <stage>',
  'a stage of dynamosync.config.ts (prompted for; without a terminal dev, or the only one)',
] as const
