import { type Command, Option } from 'commander'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { canAsk, isConfirmed } from '../confirm.js'
import { toEach } from '../each.js'
import { type Found, foundWhere } from '../found.js'
import { counted, exit, note, print, safe } from '../output.js'
import { type FormPlace, storeAt, withForm, withPlace } from '../place.js'
import { gathered } from '../where.js'
import { unreadableLines } from '../unreadable-text.js'

interface MoveOptions extends FormPlace {
  readonly where?: readonly string[]
  readonly state?: string
  readonly ignoreCase?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** Differences between releasing and holding. */
interface Direction {
  readonly name: 'release' | 'hold'
  readonly done: 'released' | 'held'
  readonly from: 'held' | 'open'
  readonly to: 'open' | 'held'
  readonly description: string
}

const releasing: Direction = {
  name: 'release',
  done: 'released',
  from: 'held',
  to: 'open',
  description: 'Open submissions that are held for review.',
}

const holding: Direction = {
  name: 'hold',
  done: 'held',
  from: 'open',
  to: 'held',
  description: 'Hold submissions that are open, which removes them from lists of open ones.',
}

const found = async (
  store: OwnerStore,
  { name, from }: Direction,
  { ids, options }: { readonly ids: readonly string[]; readonly options: MoveOptions },
): Promise<Found> => {
  const { where, state } = options
  const isFilter = where !== undefined || state !== undefined
  if (isFilter && ids.length > 0)
    throw new Error(`${name} cannot combine ids with --where or --state; pass either`)
  if (!isFilter && ids.length === 0)
    throw new Error(
      `${name} needs ids, or --where with a field and its value${from === 'held' ? ', or --state held' : ''}`,
    )
  if (!isFilter) return { ids, shown: [], unreadable: [] }
  if (where === undefined && from === 'open')
    throw new Error('hold --state open needs --where with a field and its value')
  return foundWhere(store, { ...options, states: [from] })
}

/** Asks on a terminal before moving the matches of a filter; ids that were given need no confirmation. */
const isWanted = async ({ name, from }: Direction, { ids }: Found, options: MoveOptions): Promise<boolean> =>
  options.yes === true ||
  (options.where ?? options.state) === undefined ||
  !canAsk() ||
  isConfirmed(`${name === 'hold' ? 'Hold' : 'Release'} ${counted(ids.length)} ${from} of ${options.form}?`)

const moveEach = (
  store: OwnerStore,
  { name, done, to }: Direction,
  ids: readonly string[],
  options: MoveOptions,
) =>
  toEach(ids, {
    done,
    run: (id) => store[name](options.form, id),
    show: (id, now) => {
      const where = now === id ? '' : ` under the id ${now}`
      print(options.json ? safe({ [done]: id, id: now, state: to }) : `${id} is ${to}${where}.`)
    },
  })

const move = async (direction: Direction, ids: readonly string[], options: MoveOptions): Promise<number> => {
  const { done, from } = direction
  const store = await storeAt(options)
  const all = await found(store, direction, { ids, options })
  for (const line of unreadableLines(all, ', and may match; it was not changed.')) note(line)
  const worst = (code: number): number => (all.unreadable.length > 0 ? Math.max(code, exit.trouble) : code)
  if (all.ids.length === 0) {
    note(`No ${from} submission matches; nothing was ${done}.`)
    return worst(exit.fine)
  }
  if (await isWanted(direction, all, options))
    return worst(await moveEach(store, direction, all.ids, options))
  note(`Nothing was ${done}.`)
  return exit.findings
}

const add = (program: Command, direction: Direction, done: (code: number) => void): void => {
  const { name, done: participle, from, to, description } = direction
  const command = withForm(program.command(name).description(description))
    .argument('[ids...]', 'ids of submissions')
    .addOption(new Option('--state <state>', `submissions that are ${from}`).choices([from]))
    .option(
      '--where <field=value>',
      'submissions with this value; if repeated, submissions with all the values',
      gathered,
    )
    .option('--ignore-case', 'ignore upper and lower case')
    .option('--yes', 'do not ask for confirmation before changing the submissions that --where finds')
    .option('--json', `one JSON object per ${participle} submission`)
  withPlace(command)
    .addHelpText(
      'after',
      `
Repeating the command changes nothing and succeeds. If the form has a natural key, a submission that is released gets
the id of its key; if another submission has that id, it stays held.

Exit status: 0 all are ${to}, even if --where finds none; 1 an id is unknown, or the answer was no; 2 some could not be
changed; 130 stopped by Ctrl-C.

Example: dynamosync ${name} --form contact --where topic=sales`,
    )
    .action(async (ids: readonly string[], options: MoveOptions) => done(await move(direction, ids, options)))
}

/** Adds `release`. */
export const addRelease = (program: Command, done: (code: number) => void): void =>
  add(program, releasing, done)

/** Adds `hold`. */
export const addHold = (program: Command, done: (code: number) => void): void => add(program, holding, done)
