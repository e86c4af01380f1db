import { Command } from 'commander'
import { note } from '../../src/adapters/terminal/output.js'
import { exit } from '../../src/handlers/cli/output.js'
import { explained } from './aws-fault.js'
import { Cancelled, Stop } from './stop.js'

/**
 * Runs a command to its end, or prints the error that stopped it. The exit code is 2 if a requirement is missing, and
 * 130 if a question was cancelled.
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

/** A command of `dynamosync` that works in AWS. A usage error ends it with exit code 2, like every other command. */
export const commandOf = (name: string): Command =>
  new Command(`dynamosync ${name}`).exitOverride(({ exitCode }) =>
    process.exit(exitCode === 0 ? exit.fine : exit.trouble),
  )

/** The option that names the stage to act on, as arguments for Commander's `option`. */
export const stageOption = [
  '--stage <stage>',
  'a stage of dynamosync.config.ts (default: prompts for it; without a terminal, dev or the only stage)',
] as const
