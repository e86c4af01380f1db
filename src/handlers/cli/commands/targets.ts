import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { systemClock } from '../../../adapters/system/stamper.js'
import type { DeliveryAnswer, FormTellingAnswer } from '../../../domain/contract/owner/delivery-answers.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { TellingStore } from '../../../ports/notification/telling-store.js'
import { saidText } from '../delivery-text.js'
import { exit, note, print, run } from '../output.js'
import { type Place, tellingAt, withPlace } from '../place.js'

interface TargetsOptions extends Place {
  readonly form?: string
}

type TargetStatus = FormTellingAnswer['targets'][number]

/** Timeout of a sample's result, in milliseconds: in a deployment, the next sweep is at most a minute away. */
const patience = 75_000

const statusIn = ({ notify }: FormSummary, target: string): TargetStatus | undefined =>
  notify?.targets.find(({ name }) => name === target)

const formText = (form: FormSummary, target: string): readonly string[] => {
  const status = statusIn(form, target)
  if (status === undefined) return []
  if (status.state === 'off')
    return [`${form.name} (${status.since === undefined ? 'off' : `off since ${status.since}`})`]
  return [status.state === 'on' ? form.name : `${form.name} (the deployment has no such target)`]
}

const list = async (options: TargetsOptions): Promise<number> => {
  const forms = await run((await tellingAt(options)).forms)
  const names = forms.flatMap(({ notify }) => (notify?.targets ?? []).map(({ name }) => name))
  for (const name of [...new Set(names)].sort())
    print(`${name}  notified of ${forms.flatMap((form) => formText(form, name)).join(', ')}`)
  if (names.length === 0)
    note('No form names a target. To notify a target, name it in a form’s option notify.')
  return exit.fine
}

/** Waits for the result of the first try; undefined after the timeout. */
const answered = async (
  store: TellingStore,
  form: string,
  { id }: DeliveryAnswer,
): Promise<DeliveryAnswer['targets'][number] | undefined> => {
  const end = systemClock() + patience
  while (systemClock() < end) {
    const [target] = (await run(store.told(form, id)))?.targets ?? []
    if (target?.last !== undefined) return target
    await sleep(250)
  }
  return undefined
}

const notNotified = (target: string, form: string | undefined): Error =>
  new Error(
    form === undefined
      ? `no form notifies “${target}”`
      : `there is no form “${form}” that notifies “${target}”`,
  )

/** The given form, or all forms that name a target. @throws if there are none */
const formsFor = async (
  store: TellingStore,
  target: string,
  wanted: string | undefined,
): Promise<readonly [string, ...string[]]> => {
  const names = (await run(store.forms))
    .filter((form) => statusIn(form, target) !== undefined)
    .map(({ name }) => name)
    .filter((name) => wanted === undefined || name === wanted)
  const [first, ...rest] = names
  if (first === undefined) throw notNotified(target, wanted)
  return [first, ...rest]
}

const test = async (target: string, options: TargetsOptions): Promise<number> => {
  const store = await tellingAt(options)
  const [form] = await formsFor(store, target, options.form)
  const sample = await run(store.test(form, target))
  if (sample === undefined) throw new Error(`the deployment has no target “${target}”`)
  const state = await answered(store, form, sample)
  if (state?.last === undefined) {
    note(
      `${target}: not tried within ${patience / 1000} s; check that the local stack or the notifying function is running.`,
    )
    return exit.trouble
  }
  print(`${target}: ${state.state === 'done' ? 'notified' : 'not notified'}, ${saidText(state.last.said)}`)
  return state.state === 'done' ? exit.fine : exit.findings
}

const on = async (target: string, options: TargetsOptions): Promise<number> => {
  const store = await tellingAt(options)
  for (const form of await formsFor(store, target, options.form)) {
    if (!(await run(store.switchOn(form, target))))
      throw new Error(`the deployment has no target “${target}”`)
    print(`${target}: on for ${form}`)
  }
  return exit.fine
}

/** Adds `targets`, `targets test` and `targets on`. */
export const addTargets = (program: Command, done: (code: number) => void): void => {
  const command = withPlace(
    program
      .command('targets')
      .description('List the targets that forms name, and the forms whose submissions they are notified of.'),
  ).action(async (options: TargetsOptions) => done(await list(options)))
  command
    .command('test')
    .description('Notify a target of a sample, in the same way as of a submission, and report the result.')
    .argument('<target>', 'name of the target')
    .option('--form <name>', 'form of the sample; by default the first that names the target')
    .addHelpText('after', '\nExit status: 0 notified, 1 not notified, 2 the command failed.')
    .action(async (target: string, _: unknown, testing: Command) =>
      done(await test(target, testing.optsWithGlobals())),
    )
  command
    .command('on')
    .description('Turn a target back on that was turned off because it answered with 410.')
    .argument('<target>', 'name of the target')
    .option('--form <name>', 'one form; by default every form that names the target')
    .addHelpText('after', '\nExit status: 0 the target is on, 2 the command failed.')
    .action(async (target: string, _: unknown, switching: Command) =>
      done(await on(target, switching.optsWithGlobals())),
    )
}
