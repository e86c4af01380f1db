import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { sha256, systemClock } from '../../../adapters/system/stamper.js'
import type { AnyForm, Forms } from '../../../domain/form/form.js'
import { targetNames } from '../../../domain/form/notify.js'
import { isGone, type TargetState } from '../../../domain/notification/delivery/delivery-state.js'
import { sampleDelivery } from '../../../domain/notification/delivery/sample.js'
import { submissionId } from '../../../domain/submission/identity.js'
import type { Deliveries } from '../../../ports/deliveries.js'
import { formsFrom } from '../forms-module.js'
import { exit, note, print } from '../output.js'
import { type Place, repositoryAt, withPlace } from '../place.js'
import { troubleOf } from '../trouble.js'

interface TargetsOptions extends Place {
  readonly form?: string
}

/** For what comes back of a sample, in milliseconds: deployed, the next minute's sweep at the latest. */
const patience = 75_000

const formsOfTarget = (forms: Forms, target: string): readonly AnyForm[] =>
  [...forms.values()].filter(({ notify }) => targetNames(notify).includes(target))

const list = async (options: TargetsOptions): Promise<number> => {
  const forms = await formsFrom(options.forms)
  const names = [...new Set([...forms.values()].flatMap(({ notify }) => targetNames(notify)))].sort()
  for (const name of names)
    print(
      `${name}  told of ${formsOfTarget(forms, name)
        .map((form) => form.name)
        .join(', ')}`,
    )
  if (names.length === 0) note('No form names a target: notify in its options does.')
  return exit.fine
}

const stateOf = async (
  deliveries: Deliveries,
  at: { readonly form: string; readonly id: string },
  target: string,
): Promise<TargetState | undefined> => {
  const kept = await deliveries.find(at.form, at.id, systemClock() + 10_000)()
  return E.isRight(kept) && kept.right !== undefined && !isGone(kept.right)
    ? kept.right.targets[target]
    : undefined
}

/** What came back of the first try; undefined where nobody has tried in time. */
const answered = async (...asked: Parameters<typeof stateOf>): Promise<TargetState | undefined> => {
  const end = systemClock() + patience
  while (systemClock() < end) {
    const state = await stateOf(...asked)
    if (state?.last !== undefined) return state
    await sleep(250)
  }
  return undefined
}

const formFor = (forms: Forms, target: string, name: string | undefined): AnyForm => {
  const [form] = formsOfTarget(forms, target).filter((each) => name === undefined || each.name === name)
  if (form !== undefined) return form
  throw new Error(`no form${name === undefined ? '' : ` “${name}”`} notifies “${target}”`)
}

const test = async (target: string, options: TargetsOptions): Promise<number> => {
  if (options.api !== undefined) throw new Error('a sample is put into the table: name it with --table')
  const form = formFor(await formsFrom(options.forms), target, options.form)
  const { deliveries, place } = repositoryAt(options)
  const id = submissionId(sha256, form.name, { kind: 't', key: randomBytes(32).toString('hex') })
  const put = await deliveries.put(
    sampleDelivery(form, id, [target], systemClock()),
    systemClock() + 10_000,
  )()
  if (E.isLeft(put)) {
    if (put.left._tag === 'Changed') throw new Error('try again')
    throw new Error(troubleOf(put.left, place).message)
  }
  const state = await answered(deliveries, { form: form.name, id }, target)
  if (state?.last === undefined) {
    note(`${target}: nobody has tried within ${patience / 1000} s. Does the stack run that tells?`)
    return exit.trouble
  }
  print(`${target}: ${state.state === 'done' ? 'told' : 'not told'}, answered ${state.last.said}`)
  return state.state === 'done' ? exit.fine : exit.findings
}

/** Adds `targets` and `targets test`. */
export const addTargets = (program: Command, done: (code: number) => void): void => {
  const command = withPlace(
    program
      .command('targets')
      .description('List the targets that forms name, and the forms they are told of.'),
  ).action(async (options: TargetsOptions) => done(await list(options)))
  command
    .command('test')
    .description('Tell a target a sample, the way a submission goes, and say what came back.')
    .argument('<target>', 'the target, as forms name it')
    .option('--form <name>', 'the form whose sample it is told; by default the first that notifies it')
    .addHelpText('after', '\nExit status: 0 told, 1 not told, 2 it could not be tried.')
    .action(async (target: string, _: unknown, testing: Command) =>
      done(await test(target, testing.optsWithGlobals())),
    )
}
