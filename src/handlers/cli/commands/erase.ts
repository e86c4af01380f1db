import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { beFrugal } from '../../../adapters/system/frugal.js'
import { textFor } from '../../../adapters/terminal/output.js'
import { progress } from '../../../adapters/terminal/progress.js'
import type { OwnerStore, WholeRow } from '../../../ports/owner-store.js'
import { interruption } from '../interrupt.js'
import { counted, exit, note, print, safe } from '../output.js'
import { formNamed, type FormPlace, storeAt, withForm, withPlace } from '../place.js'
import { linesOf } from './show.js'
import { conditionsIn, gathered } from '../where.js'
import { matching } from '../matching.js'

interface EraseOptions extends FormPlace {
  readonly where?: readonly string[]
  readonly ignoreCase?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** So many are shown in full before anybody is asked. */
const mostShown = 20

/** What is about to be erased: every id, and the first of them in full. */
interface Found {
  readonly ids: readonly string[]
  readonly shown: readonly WholeRow[]
  /** Those of which nobody knows whether they have the value. */
  readonly unreadable: readonly string[]
}

const confirmed = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY) throw new Error('nobody can be asked here; --yes erases without asking')
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await asking.question(textFor(process.stderr, `${question} [y/N] `))).trim())
  } catch {
    // Ctrl-C or Ctrl-D in place of an answer.
    return false
  } finally {
    asking.close()
  }
}

/** What is damaged cannot be shown, and can be erased all the same by who does not ask to see it. */
const foundById = async (store: OwnerStore, { form, yes }: EraseOptions, id: string): Promise<Found> => {
  const found = await store.find(form, id)()
  if (E.isLeft(found) && !(yes && found.left._tag === 'Unreadable')) throw new Error(found.left.message)
  if (E.isLeft(found)) return { ids: [id], shown: [], unreadable: [] }
  const shown = found.right === undefined ? [] : [found.right]
  return { ids: shown.map((each) => each.id), shown, unreadable: [] }
}

const foundWhere = async (store: OwnerStore, { form, where, ignoreCase }: EraseOptions): Promise<Found> => {
  const summary = await formNamed(store, form)
  const conditions = conditionsIn(summary, where, ignoreCase)
  beFrugal()
  const bar = progress(`Searching ${form}`, 'read')
  const ids: string[] = []
  const shown: WholeRow[] = []
  const unreadable: string[] = []
  const until = Date.now()
  let [read, from] = [0, until]
  try {
    for await (const step of matching(store)(summary, conditions)) {
      if (E.isLeft(step)) throw new Error(step.left.message)
      const { read: more, found, at } = step.right
      unreadable.push(...step.right.unreadable)
      ids.push(...found.map(({ id }) => id))
      shown.push(...found.slice(0, mostShown - shown.length))
      read += more
      from = Math.min(from, at)
      bar.update(until > from ? Math.min(1, (at - from) / (until - from)) : 1, read)
    }
  } finally {
    bar.end()
  }
  return { ids, shown, unreadable }
}

const eraseAll = async (
  store: OwnerStore,
  { form, json }: EraseOptions,
  ids: readonly string[],
): Promise<number> => {
  const stop = interruption()
  let [erased, failed] = [0, 0]
  for (const id of ids) {
    if (stop.code() !== undefined) break
    const result = await store.erase(form, id)()
    if (E.isRight(result)) {
      erased += 1
      print(json ? safe({ erased: id }) : `${id} is erased.`)
      continue
    }
    failed += 1
    note(`${id} is not erased: ${result.left.message}`)
    if (result.left._tag === 'NoAccess') break
  }
  stop.end()
  if (erased < ids.length)
    note(`${erased} of ${counted(ids.length)} erased. The same command goes on with the rest.`)
  return stop.code() ?? (failed > 0 ? exit.trouble : exit.fine)
}

const found = (store: OwnerStore, id: string | undefined, options: EraseOptions): Promise<Found> => {
  if ((id === undefined) === (options.where === undefined))
    throw new Error('erase takes an id, or --where with a field and its value')
  return id === undefined ? foundWhere(store, options) : foundById(store, options, id)
}

const show = ({ ids, shown }: Found): void => {
  for (const line of shown.flatMap(linesOf)) note(line)
  if (ids.length > shown.length) note(`… and ${ids.length - shown.length} more.`)
}

const isWanted = async (store: OwnerStore, options: EraseOptions, found: Found): Promise<boolean> => {
  if (options.yes) return true
  show(found)
  const { length } = found.ids
  const what = length === 1 ? 'this submission' : `these ${length} submissions`
  return confirmed(`Erase ${what} of ${options.form} in ${store.place} for good?`)
}

const eraseFound = async (store: OwnerStore, options: EraseOptions, all: Found): Promise<number> => {
  if (await isWanted(store, options, all)) return eraseAll(store, options, all.ids)
  note('Nothing was erased.')
  return exit.findings
}

const erase = async (id: string | undefined, options: EraseOptions): Promise<number> => {
  const store = await storeAt(options)
  const all = await found(store, id, options)
  for (const each of all.unreadable)
    note(`${each} cannot be read, and may have the value; its id and --yes erase it.`)
  const what = id === undefined ? 'No submission has these values' : 'There is no submission of this id'
  if (all.ids.length === 0) note(`${what}; nothing was erased.`)
  const code = all.ids.length === 0 ? exit.findings : await eraseFound(store, options, all)
  return all.unreadable.length > 0 ? Math.max(code, exit.trouble) : code
}

/** Adds `erase`. */
export const addErase = (program: Command, done: (code: number) => void): void => {
  const description = 'Show a submission, or all that have a value, ask, and erase.'
  const command = withForm(program.command('erase').description(description))
    .argument('[id]', 'of one submission')
    .option('--where <field=value>', 'all that have this value; repeated, all these values', gathered)
    .option('--ignore-case', 'take capital and small letters for the same')
    .option('--yes', 'do not ask')
    .option('--json', 'one JSON object for each that was erased')
  withPlace(command)
    .addHelpText(
      'after',
      `
A value is read as its field reads it. Fields that are not listed are searched in whole submissions, which takes
longer.

Exit status: 0 all erased, 1 nothing was erased, 2 it could not be done, or not for all, 130 stopped by Ctrl-C.

Example: dynamosync erase --form contact --where email=ada@example.org`,
    )
    .action(async (id: string | undefined, options: EraseOptions) => done(await erase(id, options)))
}
