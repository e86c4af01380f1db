import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { complaintsOf } from '../adapters/http/problem.js'
import { pageQueryIn } from '../adapters/http/page-query.js'
import { systemClock } from '../adapters/system/stamper.js'
import type { Failure } from '../domain/failure.js'
import { failures } from '../domain/failure-table.js'
import { isSubmissionId } from '../domain/identity.js'
import { cursorOf } from '../domain/page.js'
import type { Submission } from '../domain/submission.js'
import { exit, formNamed, type Place, repositoryAt, withPlace } from './cli-place.js'

interface Shown extends Place {
  readonly json: boolean
}

interface ListOptions extends Shown {
  readonly limit?: string
  readonly order?: string
  readonly from?: string
  readonly to?: string
  readonly cursor?: string
  readonly where: readonly string[]
}

interface EraseOptions extends Shown {
  readonly yes: boolean
}

/** Milliseconds for one call; a person waits. */
const patience = 30_000

const deadline = (): number => systemClock() + patience

/** What a terminal would act on is written as JSON escapes it; JSON itself leaves C1 and DEL. */
const safe = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const note = (line: string): void => void process.stderr.write(`${line}\n`)

const sentenceOf = (failure: Failure): string =>
  [failures[failure._tag].code, ...complaintsOf(failure).map(({ message }) => message)].join(': ')

const valueOf = <A>(result: E.Either<Failure, A>): A => {
  if (E.isLeft(result)) throw new Error(sentenceOf(result.left))
  return result.right
}

const run = async <A>(task: TaskEither<Failure, A>): Promise<A> => valueOf(await task())

const iso = (at: number): string => new Date(at).toISOString()

const queryOf = ({ where, ...options }: ListOptions): string => {
  const query = new URLSearchParams()
  for (const name of ['limit', 'order', 'from', 'to', 'cursor'] as const) {
    const value = options[name]
    if (value !== undefined) query.append(name, value)
  }
  for (const each of where) {
    const [name = '', ...value] = each.split('=')
    query.append(`where.${name}`, value.join('='))
  }
  return query.toString()
}

const list = async (options: ListOptions): Promise<number> => {
  const query = valueOf(pageQueryIn(formNamed(options.form), queryOf(options)))
  const { rows, next } = await run(repositoryAt(options).page(query, deadline()))
  for (const { id, at, listed = {} } of rows)
    print(options.json ? safe({ id, receivedAt: iso(at), listed }) : `${id}  ${iso(at)}  ${safe(listed)}`)
  if (next !== undefined) note(`There are more: --cursor ${cursorOf(query, next)}`)
  return exit.fine
}

/** Its fields line by line, or all of it as one JSON object. */
const lines = ({ id, form, at, fields, result, receipt }: Submission, json: boolean): readonly string[] =>
  json
    ? [safe({ id, form, receivedAt: iso(at), fields, result, receipt })]
    : [
        `${id}  ${iso(at)}`,
        ...Object.entries(fields).map(([name, value]) => `  ${name}: ${safe(value)}`),
        ...(result === undefined ? [] : [`  result: ${safe(result)}`]),
        `  receipt: ${receipt}`,
      ]

const found = async (options: Place, id: string): Promise<Submission | undefined> => {
  const { name } = formNamed(options.form)
  if (!isSubmissionId(id)) return undefined
  return O.toUndefined(await run(repositoryAt(options).find(name, id, deadline())))
}

const show = async (id: string, options: Shown): Promise<number> => {
  const submission = await found(options, id)
  if (submission === undefined) note('There is no submission of this id.')
  else for (const line of lines(submission, options.json)) print(line)
  return submission === undefined ? exit.findings : exit.fine
}

const confirmed = async ({ yes }: EraseOptions): Promise<boolean> => {
  if (yes) return true
  if (!process.stdin.isTTY) throw new Error('nobody can be asked here; --yes erases without asking')
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question('Erase this for good? Type “yes”: ')
  asking.close()
  return answer.trim().toLowerCase() === 'yes'
}

const erase = async (id: string, options: EraseOptions): Promise<number> => {
  const submission = await found(options, id)
  if (submission === undefined) {
    note('There is no submission of this id; nothing was erased.')
    return exit.findings
  }
  if (!options.yes) for (const line of lines(submission, false)) note(line)
  if (!(await confirmed(options))) {
    note('Nothing was erased.')
    return exit.findings
  }
  await run(repositoryAt(options).erase(submission.form, id, deadline()))
  print(options.json ? safe({ erased: id }) : `${id} is erased.`)
  return exit.fine
}

const gathered = (value: string, all: readonly string[]): readonly string[] => [...all, value]

/** Adds `list`, `show` and `erase`. */
export const addOwnerCommands = (program: Command, done: (code: number) => void): void => {
  withPlace(program.command('list').description('List submissions, newest first.'))
    .option('--limit <number>', '1 to 200; 50 by default')
    .option('--order <order>', 'newest or oldest')
    .option('--from <time>', 'no earlier than this, such as 2026-11-22T00:00Z')
    .option('--to <time>', 'earlier than this')
    .option('--where <field=value>', 'a listed field’s exact value; may be repeated', gathered, [])
    .option('--cursor <cursor>', 'go on where an earlier list ended')
    .option('--json', 'one JSON object per submission', false)
    .addHelpText('after', '\nExit status: 0 listed, 2 it could not be done.\n')
    .action(async (options: ListOptions) => done(await list(options)))
  withPlace(program.command('show').description('Show one submission.').argument('<id>', 'its id'))
    .option('--json', 'as one JSON object', false)
    .addHelpText('after', '\nExit status: 0 shown, 1 there is none, 2 it could not be done.\n')
    .action(async (id: string, options: Shown) => done(await show(id, options)))
  withPlace(
    program
      .command('erase')
      .description('Show one submission, ask, and erase it.')
      .argument('<id>', 'its id'),
  )
    .option('--yes', 'do not ask', false)
    .option('--json', 'one JSON object for what was erased', false)
    .addHelpText('after', '\nExit status: 0 erased, 1 nothing was erased, 2 it could not be done.\n')
    .action(async (id: string, options: EraseOptions) => done(await erase(id, options)))
}
