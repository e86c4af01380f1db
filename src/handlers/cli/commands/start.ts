import type { Command } from 'commander'
import { usage } from '../../local/settings.js'
import { runProgram } from '../programs.js'

interface StartOptions {
  readonly json?: boolean
  readonly store?: string
  readonly build: boolean
}

/**
 * Builds the current folder and runs the local stack until it is stopped. The stack reads its settings from the
 * environment and its options from the arguments.
 */
const start =
  (done: (code: number) => void) =>
  async ({ json, store, build }: StartOptions): Promise<void> => {
    if (build && (await runProgram('project', [], 2)) !== 0) {
      done(1)
      return
    }
    if (store !== undefined) process.env['STORE_MODULE'] = store
    process.argv = [...process.argv.slice(0, 2), '--watch', ...(json ? ['--json'] : [])]
    await import(new URL('./start.mjs', import.meta.url).href)
  }

/** Adds `start`. */
export const addStart = (program: Command, done: (code: number) => void): void => {
  program
    .command('start')
    .description(
      'Run the site, the API and an embedded DynamoDB or a custom store, and rebuild whenever a form changes.',
    )
    .option('--store <module>', 'use a custom store instead of DynamoDB: path of a module that exports it')
    .option('--json', 'print one JSON object when ready, and one per request')
    .option('--no-build', 'run the last build')
    .addHelpText(
      'after',
      `\n${usage.slice(usage.indexOf('Environment'))}\n\nExit status: 0 stopped, 1 it could not start or keep running.`,
    )
    .action(start(done))
}
