import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { type Bookmark, fileBookmark } from '../adapters/system/bookmark.js'
import { sha256, systemClock } from '../adapters/system/stamper.js'
import { progress } from '../adapters/terminal/progress.js'
import type { AnyForm } from '../domain/form.js'
import { timeOf } from '../domain/page.js'
import { addOwnerCommands } from './cli-owner.js'
import { exit, formNamed, type Place, repositoryAt, withPlace } from './cli-place.js'
import { type Finding, verify } from './verify.js'

interface VerifyOptions extends Place {
  readonly restart: boolean
  readonly json: boolean
}

/** How far a run has come. */
interface Stand {
  readonly position?: string | undefined
  readonly checked: number
  readonly found: number
}

const standIn = (text = ''): Stand => {
  const [position, checked = 0, found = 0] = text.split(' ')
  return { position: position === '' ? undefined : position, checked: Number(checked), found: Number(found) }
}

/** A file under the data folder, from which a stopped run goes on: with what it has found, so that its end is true. */
const bookmarkOf = async (
  { table = 'local', restart }: VerifyOptions,
  form: AnyForm,
): Promise<[Bookmark, Stand]> => {
  const bookmark = fileBookmark(
    join(process.env['DATA_DIR'] ?? '.dynamosync', `verify-${table}-${form.name}`),
  )
  if (restart) await bookmark.clear()
  const stand = standIn(await bookmark.read())
  if (stand.position !== undefined)
    process.stderr.write(
      `Going on after ${new Date(timeOf(stand.position)).toISOString()}; --restart begins anew.\n`,
    )
  return [bookmark, stand]
}

const print = ({ id, what }: Finding, json: boolean): void => {
  process.stdout.write(json ? `${JSON.stringify({ id, what })}\n` : `${id}  ${what}\n`)
}

/** How far a position is between the first one and now. */
const shareOf = (at: number, from: number, until: number): number =>
  until > from ? Math.min(1, (at - from) / (until - from)) : 1

const runVerify = async (options: VerifyOptions): Promise<number> => {
  const form = formNamed(options.form)
  const [bookmark, stand] = await bookmarkOf(options, form)
  const bar = progress(`Verifying ${form.name}`)
  const run = verify({ repository: repositoryAt(options), digest: sha256, clock: systemClock })
  const until = systemClock()
  let from: number | undefined
  let { checked, found } = stand
  try {
    for await (const { checked: more, findings, position } of run(form, stand.position)) {
      checked += more
      found += findings.length
      for (const finding of findings) print(finding, options.json)
      from ??= timeOf(position)
      bar.update(shareOf(timeOf(position), from, until), checked)
      await bookmark.write(`${position} ${checked} ${found}`)
    }
  } finally {
    bar.end()
  }
  await bookmark.clear()
  const verdict = found === 0 ? 'every receipt and result matches' : `${found} findings`
  process.stderr.write(`${checked} submissions of ${form.name} checked: ${verdict}.\n`)
  return found === 0 ? exit.fine : exit.findings
}

const program = (done: (code: number) => void): Command => {
  const command = new Command('dynamosync')
    .description('Submissions of your forms, from the terminal.')
    .exitOverride()
  addOwnerCommands(command, done)
  withPlace(
    command
      .command('verify')
      .description(
        'Read every submission again, and name each that is not what its receipt says or its form computes.',
      ),
  )
    .option('--restart', 'begin anew instead of where the last run stopped', false)
    .option('--json', 'one JSON object per finding', false)
    .addHelpText(
      'after',
      '\nExit status: 0 every receipt and result matches, 1 some differ, 2 it could not be done.\n',
    )
    .action(async (options: VerifyOptions) => done(await runVerify(options)))
  return command
}

const localHint =
  '\nNo DynamoDB answers for the local stack. Does npm start run? DYNAMODB_PORT or --endpoint says where it is.'

try {
  await program((code) => {
    process.exitCode = code
  }).parseAsync()
} catch (cause) {
  if (cause instanceof CommanderError) process.exitCode = cause.exitCode === 0 ? 0 : exit.trouble
  else {
    const message = cause instanceof Error ? cause.message : 'something went wrong'
    // With neither option the local stack is meant, which may not run, or elsewhere.
    const isLocal = !process.argv.some((each) => /^--(table|endpoint)/.test(each))
    const hint = isLocal && /unavailable/i.test(message) ? localHint : ''
    process.stderr.write(`dynamosync: ${message}${hint}\n`)
    process.exitCode = exit.trouble
  }
}
