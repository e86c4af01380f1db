import type { Command } from 'commander'
import { systemClock } from '../../../adapters/system/stamper.js'
import type { DeliveriesAnswer, DeliveryAnswer } from '../../../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../../domain/notification/delivery/delivery-cursor.js'
import type { TellingStore } from '../../../ports/telling-store.js'
import { targetsText } from '../delivery-text.js'
import { counted, exit, note, print, run, safe } from '../output.js'
import { type FormPlace, tellingAt, withForm, withPlace } from '../place.js'
import { checkDeliveries } from './check-deliveries.js'

interface DeliveriesOptions extends FormPlace {
  readonly state?: string
  readonly check?: boolean
  readonly json?: boolean
  readonly id?: string
  readonly target?: string
}

/** Every delivery of a state, page by page; those that cannot be read are named where the owner sees it. */
async function* pagesOf(
  read: TellingStore['deliveries'],
  form: string,
  state: ListedState,
): AsyncGenerator<readonly DeliveryAnswer[]> {
  let cursor: string | undefined
  do {
    const page: DeliveriesAnswer = await run(read(form, { state, cursor }))
    for (const id of page.unreadable ?? []) note(`${id}  cannot be read: it is damaged`)
    yield page.deliveries
    ;({ cursor } = page)
  } while (cursor !== undefined)
}

const statesOf = (state: string | undefined): readonly ListedState[] => {
  if (state === undefined) return ['due', 'dead']
  if (state !== 'due' && state !== 'dead') throw new Error(`--state is due or dead, not “${state}”`)
  return [state]
}

const list = async (options: DeliveriesOptions): Promise<number> => {
  if (options.check === true) return checkDeliveries(options)
  const states = statesOf(options.state)
  const store = await tellingAt(options)
  let count = 0
  for (const state of states)
    for await (const page of pagesOf(store.deliveries, options.form, state)) {
      for (const each of page) print(options.json === true ? safe(each) : `${each.id}  ${targetsText(each)}`)
      count += page.length
    }
  if (count === 0) note('Nothing is due or dead.')
  return exit.fine
}

const unfinished = ({ targets }: DeliveryAnswer): readonly string[] =>
  targets.filter(({ state }) => state === 'due' || state === 'dead').map(({ name }) => name)

/** Tells some targets of one submission again; those that it is told. */
const tellAgain = async (
  store: TellingStore,
  form: string,
  id: string,
  names: readonly string[],
): Promise<readonly string[]> => {
  const told: string[] = []
  for (const name of names) if ((await run(store.tellAgain(form, id, name))) !== undefined) told.push(name)
  return told
}

const sayTold = (id: string, names: readonly string[]): number => {
  if (names.length > 0) print(`${id}  ${names.join(', ')}`)
  return names.length > 0 ? 1 : 0
}

const replayOne = async (
  store: TellingStore,
  { form, target }: DeliveriesOptions,
  id: string,
): Promise<number> => {
  const kept = await run(store.told(form, id))
  const names = target === undefined ? unfinished(kept ?? { id, targets: [] }) : [target]
  return sayTold(id, await tellAgain(store, form, id, names))
}

/** Whether a target is in this state, and not about to be told anyway. */
const isWaiting = ({ state, at }: DeliveryAnswer['targets'][number], wanted: ListedState): boolean =>
  state === wanted && (state === 'dead' || Date.parse(at) > systemClock())

const replayState = async (
  store: TellingStore,
  { form, target }: DeliveriesOptions,
  state: ListedState,
): Promise<number> => {
  let count = 0
  if (target === undefined)
    for await (const page of pagesOf(store.replay, form, state))
      for (const each of page) count += sayTold(each.id, unfinished(each))
  else
    for await (const page of pagesOf(store.deliveries, form, state))
      for (const each of page)
        if (each.targets.some((one) => one.name === target && isWaiting(one, state)))
          count += sayTold(each.id, await tellAgain(store, form, each.id, [target]))
  return count
}

const replayed = async (options: DeliveriesOptions): Promise<number> => {
  const store = await tellingAt(options)
  let count = 0
  if (options.id === undefined)
    for (const state of ['dead', 'due'] as const) count += await replayState(store, options, state)
  else count += await replayOne(store, options, options.id)
  note(`${counted(count)} will be told again under the same ids.`)
  return options.id !== undefined && count === 0 ? exit.findings : exit.fine
}

/** Adds `deliveries` and `deliveries replay`. */
export const addDeliveries = (program: Command, done: (code: number) => void): void => {
  const command = withForm(
    program
      .command('deliveries')
      .description('List what targets are still to be told, and what was given up.'),
  )
    .option('--state <state>', 'due or dead; both by default')
    .option('--check', 'go through every submission of a table and list those that are not told')
    .option('--json', 'one JSON object per submission')
  withPlace(command)
    .addHelpText(
      'after',
      '\nExit status: 0 listed, or nothing untold; 1 something is untold; 2 it could not be done.',
    )
    .action(async (options: DeliveriesOptions) => done(await list(options)))
  command
    .command('replay')
    .description('Tell targets again, under the same ids.')
    .option('--id <id>', 'one submission; by default all that are due or dead')
    .option('--target <name>', 'one target; with --id also one that was told')
    .addHelpText(
      'after',
      '\nExit status: 0 they will be told, 1 there is no such delivery, 2 it could not be done.',
    )
    // The form and the place are options of `deliveries` itself.
    .action(async (_: unknown, replaying: Command) => done(await replayed(replaying.optsWithGlobals())))
}
