import { systemClock } from '../../../adapters/system/stamper.js'
import type { DeliveryAnswer } from '../../../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../../domain/notification/delivery/delivery-cursor.js'
import type { TellingStore } from '../../../ports/notification/telling-store.js'
import { type DeliveriesOptions, formsAsked, pagesOf, placed } from '../every-delivery.js'
import { counted, exit, note, print, run } from '../output.js'
import { tellingAt } from '../place.js'

/** The deliveries to replay: their store, form and state. */
interface Replaying {
  readonly store: TellingStore
  readonly form: string
  readonly options: DeliveriesOptions
}

const unfinished = ({ targets }: DeliveryAnswer): readonly string[] =>
  targets.filter(({ state }) => state === 'due' || state === 'dead').map(({ name }) => name)

/** Notifies some targets of one submission again; returns the names of those targets. */
const tellAgain = async (
  { store, form }: Replaying,
  id: string,
  names: readonly string[],
): Promise<readonly string[]> => {
  const told: string[] = []
  for (const name of names) if ((await run(store.tellAgain(form, id, name))) !== undefined) told.push(name)
  return told
}

const sayTold = ({ form, options }: Replaying, id: string, names: readonly string[]): number => {
  if (names.length > 0) print(`${placed(options, form, id)}  ${names.join(', ')}`)
  return names.length > 0 ? 1 : 0
}

const replayOne = async (replaying: Replaying, id: string): Promise<number> => {
  const { store, form, options } = replaying
  const kept = await run(store.told(form, id))
  const names = options.target === undefined ? unfinished(kept ?? { id, targets: [] }) : [options.target]
  return sayTold(replaying, id, await tellAgain(replaying, id, names))
}

/** Whether a target is in this state, and is not going to be notified now anyway. */
const isWaiting = ({ state, at }: DeliveryAnswer['targets'][number], wanted: ListedState): boolean =>
  state === wanted && (state === 'dead' || Date.parse(at) > systemClock())

const replayState = async (replaying: Replaying, state: ListedState): Promise<number> => {
  const { store, form, options } = replaying
  const { target } = options
  let count = 0
  if (target === undefined)
    for await (const page of pagesOf(store.replay, form, state))
      for (const each of page) count += sayTold(replaying, each.id, unfinished(each))
  else
    for await (const page of pagesOf(store.deliveries, form, state))
      for (const each of page)
        if (each.targets.some((one) => one.name === target && isWaiting(one, state)))
          count += sayTold(replaying, each.id, await tellAgain(replaying, each.id, [target]))
  return count
}

const replayForm = async (replaying: Replaying): Promise<number> => {
  const { id } = replaying.options
  if (id !== undefined) return replayOne(replaying, id)
  return (await replayState(replaying, 'dead')) + (await replayState(replaying, 'due'))
}

/** Notifies targets again, under the same ids: of all due or dead deliveries, or of one submission. */
export const replayDeliveries = async (options: DeliveriesOptions): Promise<number> => {
  if (options.id !== undefined && options.form === undefined)
    throw new Error('--id needs --form with the form of the submission')
  const store = await tellingAt(options)
  let count = 0
  for (const form of await formsAsked(store, options)) count += await replayForm({ store, form, options })
  note(
    count === 0
      ? 'There is no target to notify again.'
      : `Targets of ${counted(count)} will be notified again under the same ids.`,
  )
  return options.id !== undefined && count === 0 ? exit.findings : exit.fine
}
