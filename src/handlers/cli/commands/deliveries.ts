import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { systemClock } from '../../../adapters/system/stamper.js'
import type { Failure } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import {
  type Delivery,
  isGone,
  type TargetState,
} from '../../../domain/notification/delivery/delivery-state.js'
import type { Changed } from '../../../ports/deliveries.js'
import {
  check,
  deliveriesOf,
  type ListingParts,
  replay,
  type UntoldSubmission,
} from '../../use-cases/notify/listing.js'
import { formsFrom } from '../forms-module.js'
import { counted, exit, note, print, safe } from '../output.js'
import { type FormPlace, repositoryAt, withForm, withPlace } from '../place.js'
import { troubleOf } from '../trouble.js'

interface DeliveriesOptions extends FormPlace {
  readonly state?: string
  readonly check?: boolean
  readonly json?: boolean
  readonly id?: string
  readonly target?: string
}

/** For all of a command, in milliseconds. */
const patience = 10 * 60_000

interface At {
  readonly parts: ListingParts
  readonly form: AnyForm
  readonly place: string
  readonly deadline: number
}

const at = async (options: DeliveriesOptions): Promise<At> => {
  if (options.api !== undefined) throw new Error('deliveries are read from the table: name it with --table')
  const forms = await formsFrom(options.forms)
  const form = forms.get(options.form)
  if (form === undefined)
    throw new Error(`there is no form “${options.form}”; there are: ${[...forms.keys()].join(', ')}`)
  const { place, ...parts } = repositoryAt(options)
  return { parts: { ...parts, clock: systemClock }, form, place, deadline: systemClock() + patience }
}

/** @throws an error with the sentence of what stands against it */
const right = <A>(result: E.Either<Failure | Changed, A>, place: string): A => {
  if (E.isRight(result)) return result.right
  if (result.left._tag === 'Changed') throw new Error('it is being told at this moment; try again')
  throw new Error(troubleOf(result.left, place).message)
}

const time = (moment: number): string => new Date(moment).toISOString()

const stateText = ({ state, tries, at: moment, last }: TargetState): string => {
  const answered = last === undefined ? '' : `, answered ${last.said}`
  if (state === 'due') return `try ${tries + 1} at ${time(moment)}${answered}`
  return `${state} at ${time(moment)} after ${tries} ${tries === 1 ? 'try' : 'tries'}${answered}`
}

const targetsText = ({ targets }: Pick<Delivery, 'targets'>): string =>
  Object.entries(targets)
    .map(([name, state]) => `${name}: ${stateText(state)}`)
    .join('; ')

const show = ({ id, event, receipt, targets }: Delivery, json: boolean): void =>
  print(json ? safe({ id, event, receipt, targets }) : `${id}  ${targetsText({ targets })}`)

const untoldText = ({ id, delivery }: UntoldSubmission): string =>
  `${id}  ${delivery === undefined ? 'not told, and nobody rang' : targetsText(delivery)}`

const checked = async ({ parts, form, place, deadline }: At): Promise<number> => {
  const { checked: count, untold } = right(await check(parts)(form, deadline), place)
  for (const each of untold) print(untoldText(each))
  note(
    untold.length === 0
      ? `Checked ${counted(count)}: nothing is untold.`
      : `Checked ${counted(count)}: ${untold.length} untold.`,
  )
  return untold.length === 0 ? exit.fine : exit.findings
}

const statesOf = (state: string | undefined): readonly ('due' | 'dead')[] => {
  if (state === undefined) return ['due', 'dead']
  if (state !== 'due' && state !== 'dead') throw new Error(`--state is due or dead, not “${state}”`)
  return [state]
}

const list = async (options: DeliveriesOptions): Promise<number> => {
  const place = await at(options)
  if (options.check === true) return checked(place)
  let count = 0
  for (const state of statesOf(options.state)) {
    const found = right(await deliveriesOf(place.parts)(place.form.name, state, place.deadline), place.place)
    for (const delivery of found) show(delivery, options.json === true)
    count += found.length
  }
  if (count === 0) note('Nothing is due or dead.')
  return exit.fine
}

const replayed = async (options: DeliveriesOptions): Promise<number> => {
  const { parts, form, place, deadline } = await at(options)
  const all =
    options.id === undefined
      ? [
          ...right(await deliveriesOf(parts)(form.name, 'dead', deadline), place),
          ...right(await deliveriesOf(parts)(form.name, 'due', deadline), place),
        ]
      : right(await oneOf(parts, form.name, options.id, deadline), place)
  const names = options.target === undefined ? undefined : [options.target]
  let count = 0
  for (const delivery of all) {
    const told = right(await replay(parts)(delivery, names, deadline), place)
    if (told.length > 0) print(`${delivery.id}  ${told.join(', ')}`)
    count += told.length > 0 ? 1 : 0
  }
  note(`${counted(count)} will be told again under the same ids.`)
  return options.id !== undefined && count === 0 ? exit.findings : exit.fine
}

const oneOf = async ({ deliveries }: ListingParts, form: string, id: string, deadline: number) => {
  const kept = await deliveries.find(form, id, deadline)()
  if (E.isLeft(kept)) return kept
  return E.right(kept.right === undefined || isGone(kept.right) ? [] : [kept.right])
}

/** Adds `deliveries` and `deliveries replay`. */
export const addDeliveries = (program: Command, done: (code: number) => void): void => {
  const command = withForm(
    program
      .command('deliveries')
      .description('List what targets are still to be told, and what was given up.'),
  )
    .option('--state <state>', 'due or dead; both by default')
    .option('--check', 'go through every submission and list those that are not told')
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
