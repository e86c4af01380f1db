import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import * as t from 'io-ts'
import { type Bookmark, bookmark, type Obstacle } from '../../../adapters/system/bookmark.js'
import { beFrugal } from '../../../adapters/system/frugal.js'
import { sha256, systemClock } from '../../../adapters/system/stamper.js'
import { progress } from '../../../adapters/terminal/progress.js'
import { formFrom } from '../forms-module.js'
import { counted, exit, note, print } from '../output.js'
import { formNamed, type FormPlace, repositoryAt, storeAt, withForm, withPlace } from '../place.js'
import { deadlineBy } from '../../wiring/on-repository.js'
import { behindApi, inTable } from '../../use-cases/submissions-to-verify.js'
import { resumable, sayResumed } from '../resuming.js'
import { type Finding, Unverifiable, type Verified, verify } from '../../use-cases/verify.js'

interface VerifyOptions extends FormPlace {
  readonly restart?: boolean
  readonly json?: boolean
}

/** Progress of a run, with its findings so far, so that the summary of a resumed run is complete. */
const Checkpoint = t.type({ place: t.string, checked: t.number, found: t.number })

type Checkpoint = t.TypeOf<typeof Checkpoint>

const fileName = (text: string): string => text.replace(/[^A-Za-z0-9.-]+/g, '-')

const folder = (): string => process.env['DATA_DIR'] ?? '.dynamosync'

const sentences: Readonly<Record<Obstacle, (path: string) => string>> = {
  'another-job': (path) => `${path} belongs to another verification; --restart discards it and starts again`,
  'in-use': (path) => `another verification of this form seems to be running; if none is, remove ${path}`,
}

/** Opens the progress file in the data folder, from which a stopped run resumes. @throws an error with the reason */
const bookmarkOf = async (options: VerifyOptions): Promise<Bookmark<Checkpoint>> => {
  const { form, table = 'local', api, store, restart = false } = options
  const at = api ?? store ?? table
  const path = join(folder(), `verify-${fileName(at)}-${form}`)
  const name = JSON.stringify(['verify', at, form])
  const opened = await bookmark({ path, name, place: Checkpoint, restart })
  if (typeof opened === 'string') throw new Error(sentences[opened](path))
  if (opened.place !== undefined) sayResumed(opened.place.checked)
  return opened
}

const pagesInTable = async function* (options: VerifyOptions, after?: string): AsyncGenerator<Verified> {
  const definition = await formFrom(options.forms, options.form)
  const { repository, told } = await repositoryAt(options)
  const pages = inTable({ repository, deadline: deadlineBy(systemClock), told })(definition, after)
  yield* verify({ digest: sha256, definition })(pages)
}

const pagesBehindApi = async function* (options: VerifyOptions, after?: string): AsyncGenerator<Verified> {
  const { forms, form } = options
  const definition = forms === undefined ? undefined : await formFrom(forms, form)
  const store = await storeAt(options)
  if (definition === undefined && (await formNamed(store, form)).computes)
    note('Only receipts are checked; pass --forms to recompute results too.')
  yield* verify({ digest: sha256, definition })(behindApi(store, form, after))
}

/** Yields the pages of a verification, of a table, a store or an API. */
const pagesFrom = async function* (options: VerifyOptions, after?: string): AsyncGenerator<Verified> {
  try {
    yield* (options.api === undefined || options.store !== undefined ? pagesInTable : pagesBehindApi)(
      options,
      after,
    )
  } catch (cause) {
    if (!(cause instanceof Unverifiable)) throw cause
    throw new Error(resumable(cause.message), { cause })
  }
}

/** Position of a time between the first time and now, from 0 to 1. */
const shareOf = (at: number, from: number, until: number): number =>
  until > from ? Math.min(1, Math.max(0, (at - from) / (until - from))) : 1

const textOf = (what: Finding['what']): string =>
  what === 'newer-version'
    ? `${what}: written by a newer version of DynamoSync; run npm update to read it`
    : what

/** Whether results are recomputed: over the API, only with the forms' definitions. */
const hasResults = ({ api, store, forms }: VerifyOptions): boolean =>
  api === undefined || store !== undefined || forms !== undefined

const verdictOf = (options: VerifyOptions, found: number): string => {
  if (found > 0) return `${found} finding${found === 1 ? '' : 's'}`
  return hasResults(options) ? 'every receipt and result matches' : 'every receipt matches'
}

const keep = async (kept: Bookmark<Checkpoint>, place: Checkpoint): Promise<void> => {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  await kept.set(place)
}

const runVerify = async (options: VerifyOptions): Promise<number> => {
  const kept = await bookmarkOf(options)
  beFrugal()
  const bar = progress(`Verifying ${options.form}`)
  const until = systemClock()
  let from: number | undefined
  let { checked, found } = kept.place ?? { checked: 0, found: 0 }
  try {
    for await (const page of pagesFrom(options, kept.place?.place)) {
      checked += page.checked
      found += page.findings.length
      page.findings.forEach(({ id, what }) => {
        print(options.json ? JSON.stringify({ id, what }) : `${id}  ${textOf(what)}`)
      })
      from ??= page.at
      bar.update(shareOf(page.at ?? 0, from ?? 0, until), checked)
      if (page.place !== undefined) await keep(kept, { place: page.place, checked, found })
    }
  } finally {
    bar.end()
  }
  await kept.clear()
  note(`${counted(checked)} of ${options.form} checked: ${verdictOf(options, found)}.`)
  return found === 0 ? exit.fine : exit.findings
}

/** Adds `verify`. */
export const addVerify = (program: Command, done: (code: number) => void): void => {
  const description = 'Check every open submission against its receipt and its form’s computation.'
  const command = withForm(program.command('verify').description(description))
    .option('--restart', 'start again instead of resuming the last run')
    .option('--json', 'one JSON object per finding')
  withPlace(command)
    .addHelpText(
      'after',
      `
Over the API, results are recomputed only with --forms; receipts are always checked.

Exit status: 0 everything matches, 1 some differ or cannot be read, 2 the command failed.`,
    )
    .action(async (options: VerifyOptions) => done(await runVerify(options)))
}
