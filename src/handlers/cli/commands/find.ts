import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { beFrugal } from '../../../adapters/system/frugal.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import { allStates } from '../../../domain/submission/waiting.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { type Hit, type SearchedPage, searchSubmissions } from '../../use-cases/reading/search-submissions.js'
import { type Interruption, interruption } from '../interrupt.js'
import { counted, exit, note, print, run, safe } from '../output.js'
import { formNamed, type Place, storeAt, withPlace } from '../place.js'
import { unreadableLines } from '../unreadable-text.js'

interface FindOptions extends Place {
  readonly form?: string
  readonly state?: string
  readonly json?: boolean
}

/** Maximum code points of a value on one line. */
const mostShown = 120

const shortened = (value: unknown): unknown =>
  typeof value === 'string' && value.length > mostShown
    ? `${Array.from(value).slice(0, mostShown).join('')}…`
    : value

const lineOf = ({ submission, names }: Hit): string => {
  const { form, id, receivedAt, fields, state } = submission
  const where = Object.fromEntries(names.map((name) => [name, shortened(fields[name])]))
  return [form, id, receivedAt, ...(state === undefined ? [] : [state]), safe(where)].join('  ')
}

interface Tally {
  readonly read: number
  readonly found: number
  readonly unreadable: number
}

const nothing: Tally = { read: 0, found: 0, unreadable: 0 }

const sum = (one: Tally, other: Tally): Tally => ({
  read: one.read + other.read,
  found: one.found + other.found,
  unreadable: one.unreadable + other.unreadable,
})

const tallyOf = ({ read, hits, unreadable }: SearchedPage): Tally => ({
  read,
  found: hits.length,
  unreadable: unreadable.length,
})

/** Searches some states of a form, and prints each match as it is found. */
const findIn = async (
  search: NonNullable<ReturnType<typeof searchSubmissions>>,
  { state, json }: FindOptions,
  stop: Interruption,
): Promise<Tally> => {
  let tally = nothing
  for (const each of state === undefined ? allStates : [state])
    for await (const page of search(each)) {
      if (E.isLeft(page)) throw new Error(page.left.message)
      for (const hit of page.right.hits) print(json ? safe(hit.submission) : lineOf(hit))
      for (const line of unreadableLines(page.right, ', and may match.')) note(line)
      tally = sum(tally, tallyOf(page.right))
      if (stop.code() !== undefined) return tally
    }
  return tally
}

const searchIn = (store: OwnerStore, form: FormSummary, text: string) => {
  const search = searchSubmissions(store, form, text)
  if (search === undefined) throw new Error('find needs a text with at least one visible character')
  return search
}

const codeOf = ({ found, unreadable }: Tally): number => {
  if (unreadable > 0) return exit.trouble
  return found > 0 ? exit.fine : exit.findings
}

const find = async (text: string, options: FindOptions): Promise<number> => {
  const store = await storeAt(options)
  const forms = options.form === undefined ? await run(store.forms) : [await formNamed(store, options.form)]
  const searches = forms.map((form) => searchIn(store, form, text))
  beFrugal()
  const stop = interruption()
  let all = nothing
  for (const search of searches)
    if (stop.code() === undefined) all = sum(all, await findIn(search, options, stop))
  stop.end()
  const stopped = stop.code() === undefined ? '' : 'Stopped. '
  note(`${stopped}${all.found} found among ${counted(all.read)}.`)
  return stop.code() ?? codeOf(all)
}

/** Adds `find`. */
export const addFind = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('find')
    .description('Find submissions by any text in them, newest first.')
    .argument('<text>', 'text to search for: words, parts of words, numbers or dates')
    .option('--form <name>', 'search one form; by default all')
    .addOption(
      new Option('--state <state>', 'submissions in one state; by default in all').choices(allStates),
    )
    .option('--json', 'one JSON object with the whole submission per line')
  withPlace(command)
    .addHelpText(
      'after',
      `
A submission matches if it contains every word of the text, in any field. Case and accents are ignored. There are no
wildcards: * finds an asterisk. Put -- before a text that begins with a hyphen.

Exit status: 0 found, 1 nothing found, 2 the search failed or some are unreadable, 130 stopped by Ctrl-C.

Example: dynamosync find "lovelace 2026" --form contact`,
    )
    .action(async (text: string, options: FindOptions) => done(await find(text, options)))
}
