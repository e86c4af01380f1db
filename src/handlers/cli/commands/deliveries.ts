import type { Command } from 'commander'
import type { DeliveryAnswer } from '../../../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../../domain/notification/delivery/delivery-cursor.js'
import { type DeliveriesOptions, formsAsked, pagesOf, placed } from '../every-delivery.js'
import { targetsText } from '../delivery-text.js'
import { exit, note, print, safe } from '../output.js'
import { tellingAt, withPlace } from '../place.js'
import { checkDeliveries } from './check-deliveries.js'
import { replayDeliveries } from './replay-deliveries.js'

const statesOf = (state: string | undefined): readonly ListedState[] => {
  if (state === undefined) return ['due', 'dead']
  if (state !== 'due' && state !== 'dead') throw new Error(`--state must be due or dead, not “${state}”`)
  return [state]
}

const say = (options: DeliveriesOptions, form: string, each: DeliveryAnswer): void => {
  const id = each.event === 'test' ? `${each.id} (sample)` : each.id
  print(
    options.json === true ? safe({ form, ...each }) : `${placed(options, form, id)}  ${targetsText(each)}`,
  )
}

const list = async (options: DeliveriesOptions): Promise<number> => {
  if (options.check === true) return checkDeliveries(options)
  const states = statesOf(options.state)
  const store = await tellingAt(options)
  let count = 0
  for (const form of await formsAsked(store, options))
    for (const state of states)
      for await (const page of pagesOf(store.deliveries, form, state)) {
        for (const each of page) say(options, form, each)
        count += page.length
      }
  if (count === 0) note(`No deliveries are ${states.join(' or ')}.`)
  return exit.fine
}

/** Adds `deliveries` and `deliveries replay`. */
export const addDeliveries = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('deliveries')
    .description('List notifications that are still due, and those that were given up.')
    .option('--form <name>', 'name of the form; by default every form with targets')
    .option('--state <state>', 'due or dead; both by default')
    .option(
      '--check',
      'check every open submission in the table, and list those with a target that was not notified',
    )
    .option('--json', 'one JSON object per submission')
  withPlace(command)
    .addHelpText(
      'after',
      '\nExit status: 0 listed, or every target was notified; 1 some were not notified; 2 the command failed.',
    )
    .action(async (options: DeliveriesOptions) => done(await list(options)))
  command
    .command('replay')
    .description('Notify targets again, under the same ids.')
    .option('--id <id>', 'id of one submission of --form; by default, all with due or dead notifications')
    .option('--target <name>', 'name of one target; with --id, even if it was notified already')
    .addHelpText(
      'after',
      '\nExit status: 0 they will be notified, 1 there is no such delivery, 2 the command failed.',
    )
    // `--form` and the place are options of the parent command, `deliveries`.
    .action(async (_: unknown, replaying: Command) =>
      done(await replayDeliveries(replaying.optsWithGlobals())),
    )
}
