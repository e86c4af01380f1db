import { type Command, Option } from 'commander'
import { allStates } from '../../../domain/submission/waiting.js'
import type { PageRow } from '../../../domain/contract/owner/submission-answers.js'
import { note, print, run, exit, safe } from '../output.js'
import { formNamed, type FormPlace, storeAt, withForm, withPlace } from '../place.js'
import { waitText } from './show.js'
import { gathered, pairIn, sayFormer } from '../where.js'
import { unreadableLines } from '../unreadable-text.js'

interface ListOptions extends FormPlace {
  readonly limit?: string
  readonly order?: string
  readonly from?: string
  readonly to?: string
  readonly cursor?: string
  readonly state?: string
  readonly where?: readonly string[]
  readonly json?: boolean
}

/** A line of the list; a waiting submission has the reason and the end of its wait. */
const lineOf = (row: PageRow): string =>
  [row.id, row.receivedAt, safe(row.listed), ...('state' in row ? [waitText(row)] : [])].join('  ')

const jsonOf = (row: PageRow): string => {
  const { id, receivedAt, listed, expiresAt } = row
  return safe(
    'state' in row
      ? { id, receivedAt, listed, state: row.state, why: row.why, expiresAt }
      : { id, receivedAt, listed },
  )
}

const list = async ({ form, json, where = [], ...options }: ListOptions): Promise<number> => {
  const { limit, order, from, to, cursor, state } = options
  const store = await storeAt(options)
  const query = { limit, order, from, to, cursor, state, where: Object.fromEntries(where.map(pairIn)) }
  if (where.length > 0) sayFormer(await formNamed(store, form), where)
  const page = await run(store.list(form, query))
  for (const row of page.submissions) print(json ? jsonOf(row) : lineOf(row))
  for (const line of unreadableLines(page, '.')) note(line)
  if (page.submissions.length === 0)
    note(page.cursor === undefined ? 'No submissions match.' : 'No submissions match so far.')
  if (page.cursor !== undefined) note(`More: --cursor ${page.cursor}`)
  return exit.fine
}

/** Adds `list`. */
export const addList = (program: Command, done: (code: number) => void): void => {
  const command = withForm(program.command('list').description('List submissions, newest first.'))
    .option('--limit <number>', '1 to 200; 50 by default')
    .option('--order <order>', 'newest or oldest')
    .option('--from <time>', 'earliest time, inclusive: 2026-11-22 (from 00:00 UTC) or 2026-11-22T18:00Z')
    .option('--to <time>', 'latest time, exclusive')
    .addOption(new Option('--state <state>', 'state of the submissions; open by default').choices(allStates))
    .option(
      '--where <field=value>',
      'exact value of a listed field, or of a field that the form no longer has; may be repeated',
      gathered,
    )
    .option('--cursor <cursor>', 'continue where an earlier list ended')
    .option('--json', 'one JSON object per submission')
  withPlace(command)
    .addHelpText('after', '\nExit status: 0 listed, 2 the command failed.')
    .action(async (options: ListOptions) => done(await list(options)))
}
