import type { Command } from 'commander'
import { visible } from '../../../domain/kernel/visible.js'
import { reasonText } from '../../../domain/spam/reason-text.js'
import type { SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'
import { exit, note, print, run, safe } from '../output.js'
import { type FormPlace, storeAt, withForm, withPlace } from '../place.js'

interface ShowOptions extends FormPlace {
  readonly json?: boolean
}

/** Reason and end of a wait, in words; undefined for an open submission. */
export const waitText = ({
  state,
  why = [],
  expiresAt,
}: Pick<SubmissionAnswer, 'state' | 'why' | 'expiresAt'>): string => {
  if (state === undefined) return ''
  const reasons = why.length === 0 ? '' : `: ${why.map(reasonText).join(', ')}`
  return visible(`${state}${reasons}${expiresAt === undefined ? '' : `; will be erased at ${expiresAt}`}`)
}

/** Lines of a submission, one per field, without control characters. */
export const linesOf = ({
  id,
  receivedAt,
  fields,
  result,
  receipt,
  ...standing
}: SubmissionAnswer): readonly string[] => [
  `${id}  ${receivedAt}`,
  ...(standing.state === undefined ? [] : [`  ${waitText(standing)}`]),
  ...Object.entries(fields).map(([name, value]) => `  ${name}: ${safe(value)}`),
  ...(result === undefined ? [] : [`  result: ${safe(result)}`]),
  `  receipt: ${receipt}`,
]

const show = async (id: string, { form, json, ...options }: ShowOptions): Promise<number> => {
  const store = await storeAt(options)
  const submission = await run(store.find(form, id))
  if (submission === undefined) {
    note('There is no submission with this id.')
    return exit.findings
  }
  for (const line of json ? [safe(submission)] : linesOf(submission)) print(line)
  return exit.fine
}

/** Adds `show`. */
export const addShow = (program: Command, done: (code: number) => void): void => {
  const command = withForm(
    program.command('show').description('Show one submission.').argument('<id>', 'id of the submission'),
  )
  withPlace(command.option('--json', 'print one JSON object'))
    .addHelpText('after', '\nExit status: 0 shown, 1 not found, 2 the command failed.')
    .action(async (id: string, options: ShowOptions) => done(await show(id, options)))
}
