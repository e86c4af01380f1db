import type { Command } from 'commander'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import { exit, print, run, safe } from '../output.js'
import { type Place, storeAt, withPlace } from '../place.js'

interface FormsOptions extends Place {
  readonly json?: boolean
}

const columns = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, at) => cell.padEnd(widths[at] ?? 0))
    .join('  ')
    .trimEnd()

/** Name and title of a form, and a line for each field. */
const linesOf = ({ name, title, fields, computes }: FormSummary): readonly string[] => {
  const rows = fields.map((field) => [field.name, field.kind, field.listed ? 'listed' : ''])
  const widths = [0, 1].map((at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)))
  return [
    `${name}  ${safe(title)}${computes ? ', computes a result' : ''}`,
    ...rows.map((cells) => `  ${columns(cells, widths)}`),
  ]
}

const forms = async ({ json, ...options }: FormsOptions): Promise<number> => {
  const store = await storeAt(options)
  for (const form of await run(store.forms))
    for (const line of json ? [safe(form)] : linesOf(form)) print(line)
  return exit.fine
}

/** Adds `forms`. */
export const addForms = (program: Command, done: (code: number) => void): void => {
  const command = program.command('forms').description('List the forms and their fields.')
  withPlace(command.option('--json', 'one JSON object per form'))
    .addHelpText('after', '\nExit status: 0 listed, 2 the command failed.')
    .action(async (options: FormsOptions) => done(await forms(options)))
}
