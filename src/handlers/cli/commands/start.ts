import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { usage } from '../../local/settings.js'

interface StartOptions {
  readonly json?: boolean
  readonly store?: string
}

/** What `npm start` runs. It reads its settings from the environment, and what it was asked from the arguments. */
const start = async ({ json, store }: StartOptions): Promise<void> => {
  const stack = new URL('./start.mjs', import.meta.url)
  if (!existsSync(stack))
    throw new Error('start runs in the repository, where the forms and the site are built')
  if (store !== undefined) process.env['STORE_MODULE'] = store
  process.argv = [...process.argv.slice(0, 2), ...(json ? ['--json'] : [])]
  await import(stack.href)
}

/** Adds `start`. */
export const addStart = (program: Command): void => {
  program
    .command('start')
    .description('Run the local stack: the site, the API and an embedded DynamoDB, or a store of your own.')
    .option('--store <module>', 'a store of your own in place of DynamoDB: a module that exports it')
    .option('--json', 'one JSON object when it is ready, and one per request')
    .addHelpText(
      'after',
      `\n${usage.slice(usage.indexOf('Environment'))}\n\nExit status: 0 it was ended, 1 it could not start or go on.`,
    )
    .action(start)
}
