import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { allStates } from '../../../domain/submission/waiting.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { canAsk, isConfirmed } from '../confirm.js'
import { toEach } from '../each.js'
import { type Found, foundWhere } from '../found.js'
import { exit, note, print, safe } from '../output.js'
import { type FormPlace, storeAt, withPlace } from '../place.js'
import { linesOf } from './show.js'
import { gathered } from '../where.js'
import { eraseEverywhere } from './erase-everywhere.js'
import { unreadableLines } from '../unreadable-text.js'

interface EraseOptions extends FormPlace {
  readonly where?: readonly string[]
  readonly state?: string
  readonly ignoreCase?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

interface AnywhereOptions extends Omit<EraseOptions, 'form'> {
  readonly form?: string
  readonly everywhere?: boolean
}

/** Finds by id. A damaged submission cannot be shown, so it is found only with `--yes`, which shows nothing. */
const foundById = async (store: OwnerStore, { form, yes }: EraseOptions, id: string): Promise<Found> => {
  const found = await store.find(form, id)()
  if (E.isLeft(found) && !(yes && found.left._tag === 'Unreadable')) throw new Error(found.left.message)
  if (E.isLeft(found)) return { ids: [id], shown: [], unreadable: [] }
  const shown = found.right === undefined ? [] : [found.right]
  return { ids: shown.map((each) => each.id), shown, unreadable: [] }
}

/** Finds by id or by value; without `--state`, in every state. */
const found = (store: OwnerStore, id: string | undefined, options: EraseOptions): Promise<Found> => {
  const { where, state } = options
  if (id !== undefined && where === undefined && state === undefined) return foundById(store, options, id)
  if (id !== undefined) throw new Error('erase cannot combine an id with --where or --state; pass either')
  if (where === undefined && (state ?? 'open') === 'open')
    throw new Error('erase needs an id, or --where with a field and its value, or --state held')
  return foundWhere(store, { ...options, states: state === undefined ? allStates : [state] })
}

const show = ({ ids, shown }: Found): void => {
  for (const line of shown.flatMap(linesOf)) note(line)
  if (ids.length > shown.length) note(`… and ${ids.length - shown.length} more.`)
}

const isWanted = async (store: OwnerStore, options: EraseOptions, found: Found): Promise<boolean> => {
  if (options.yes) return true
  if (!canAsk()) throw new Error('stdin is not a terminal; pass --yes to erase without confirmation')
  show(found)
  const { length } = found.ids
  const what = length === 1 ? 'this submission' : `these ${length} submissions`
  return isConfirmed(`Erase ${what} of ${options.form} in ${store.place} permanently?`)
}

const eraseFound = async (store: OwnerStore, options: EraseOptions, all: Found): Promise<number> => {
  const { form, json } = options
  if (await isWanted(store, options, all))
    return toEach(all.ids, {
      done: 'erased',
      run: (id) =>
        pipe(
          store.erase(form, id),
          TE.map(() => id),
        ),
      show: (id) => print(json ? safe({ erased: id }) : `Erased ${id}.`),
    })
  note('Nothing was erased.')
  return exit.findings
}

/** Erases in one form, or with `--everywhere` in all. */
const eraseAnywhere = (id: string | undefined, options: AnywhereOptions): Promise<number> => {
  const { everywhere, form, state } = options
  if (everywhere !== true && form === undefined)
    throw new Error('erase needs --form with the name of a form, or --everywhere')
  if (everywhere !== true) return erase(id, { ...options, form: form ?? '' })
  if (form !== undefined || id !== undefined || state !== undefined)
    throw new Error(
      '--everywhere means every form and every state; use it with --where, without an id, --form or --state',
    )
  return eraseEverywhere(options)
}

const erase = async (id: string | undefined, options: EraseOptions): Promise<number> => {
  const store = await storeAt(options)
  const all = await found(store, id, options)
  for (const line of unreadableLines(all, ', and may match; to erase it, pass its id and --yes.')) note(line)
  const what = id === undefined ? 'No submission matches' : 'There is no submission with this id'
  if (all.ids.length === 0) note(`${what}; nothing was erased.`)
  // With --state, nothing left to erase is a success, so the command can be repeated. An id or a value that matches
  // nothing may be a typing error.
  const none = options.state === undefined ? exit.findings : exit.fine
  const code = all.ids.length === 0 ? none : await eraseFound(store, options, all)
  return all.unreadable.length > 0 ? Math.max(code, exit.trouble) : code
}

/** Adds `erase`. */
export const addErase = (program: Command, done: (code: number) => void): void => {
  const description =
    'Erase a submission, or all that have a value, after showing them and asking for confirmation.'
  const command = program
    .command('erase')
    .description(description)
    .argument('[id]', 'id of one submission')
    .option('--form <name>', 'name of the form, as “dynamosync forms” lists it')
    .option('--everywhere', 'search every form, also under former names of the field')
    .option(
      '--where <field=value>',
      'submissions with this value; if repeated, submissions with all the values',
      gathered,
    )
    .addOption(
      new Option('--state <state>', 'submissions in one state; by default in all').choices(allStates),
    )
    .option('--ignore-case', 'ignore upper and lower case')
    .option('--yes', 'erase without asking for confirmation')
    .option('--json', 'one JSON object per erased submission')
  withPlace(command)
    .addHelpText(
      'after',
      `
Values are compared as the field stores them. Searching a field that is not listed reads whole submissions, which
takes longer. Without --state, held submissions are searched too; --state held without --where erases all held submissions.

Exit status: 0 all erased, with --state also if nothing is left to erase; 1 nothing was erased; 2 some could not be
erased; 130 stopped by Ctrl-C.

Examples: dynamosync erase --form contact --where email=ada@example.org
          dynamosync erase --everywhere --where email=ada@example.org --ignore-case`,
    )
    .action(async (id: string | undefined, options: AnywhereOptions) =>
      done(await eraseAnywhere(id, options)),
    )
}
