import type { Command } from 'commander'
import { note, print, run, exit, safe } from '../output.js'
import { type FormPlace, storeAt, withForm, withPlace } from '../place.js'
import { gathered, pairIn } from '../where.js'

interface ListOptions extends FormPlace {
  readonly limit?: string
  readonly order?: string
  readonly from?: string
  readonly to?: string
  readonly cursor?: string
  readonly where?: readonly string[]
  readonly json?: boolean
}

const list = async ({ form, json, where = [], ...options }: ListOptions): Promise<number> => {
  const { limit, order, from, to, cursor } = options
  const store = await storeAt(options)
  const query = { limit, order, from, to, cursor, where: Object.fromEntries(where.map(pairIn)) }
  const page = await run(store.list(form, query))
  for (const { id, receivedAt, listed } of page.submissions)
    print(json ? safe({ id, receivedAt, listed }) : `${id}  ${receivedAt}  ${safe(listed)}`)
  if (page.submissions.length === 0)
    note(page.cursor === undefined ? 'There are no such submissions.' : 'None are among those read so far.')
  if (page.cursor !== undefined) note(`There are more: --cursor ${page.cursor}`)
  return exit.fine
}

/** Adds `list`. */
export const addList = (program: Command, done: (code: number) => void): void => {
  const command = withForm(program.command('list').description('List submissions, newest first.'))
    .option('--limit <number>', '1 to 200; 50 by default')
    .option('--order <order>', 'newest or oldest')
    .option(
      '--from <time>',
      'no earlier than this: 2026-11-22, its first moment in UTC, or 2026-11-22T18:00Z',
    )
    .option('--to <time>', 'earlier than this')
    .option('--where <field=value>', 'a listed field’s exact value; may be repeated', gathered)
    .option('--cursor <cursor>', 'go on where an earlier list ended')
    .option('--json', 'one JSON object per submission')
  withPlace(command)
    .addHelpText('after', '\nExit status: 0 listed, 2 it could not be done.')
    .action(async (options: ListOptions) => done(await list(options)))
}
