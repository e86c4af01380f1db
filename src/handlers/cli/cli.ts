import { Command, CommanderError } from 'commander'
import { addDeliveries } from './commands/deliveries.js'
import { addDoctor } from './commands/doctor.js'
import { addErase } from './commands/erase.js'
import { addExport } from './commands/export.js'
import { addFind } from './commands/find.js'
import { addForms } from './commands/forms.js'
import { addImport } from './commands/import.js'
import { addInit } from './commands/init.js'
import { addList } from './commands/list.js'
import { ownVersion } from './init/specs.js'
import { closeStore } from './opened.js'
import { exit, note, print } from './output.js'
import { addProject } from './commands/project.js'
import { addHold, addRelease } from './commands/release.js'
import { addShow } from './commands/show.js'
import { addStart } from './commands/start.js'
import { addTargets } from './commands/targets.js'
import { addVerify } from './commands/verify.js'

/** Sets the exit code, so that the process ends once all output is written. */
const done = (code: number): void => {
  process.exitCode = code
}

const program = (): Command => {
  const command = new Command('dynamosync')
    .description('Work with your forms and their submissions from the terminal.')
    .version(ownVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(text.replace(/\n$/, '')),
      writeErr: (text) => note(text.replace(/\n$/, '')),
    })
  for (const add of [
    addInit,
    addStart,
    addProject,
    addForms,
    addList,
    addFind,
    addShow,
    addExport,
    addImport,
    addRelease,
    addHold,
    addErase,
    addVerify,
    addDeliveries,
    addTargets,
    addDoctor,
  ])
    add(command, done)
  return command
}

const localHint =
  '\nThe local stack’s DynamoDB does not answer. Start it with “dynamosync start”, or set DYNAMODB_PORT or --endpoint.'

/** Whether the command uses the local stack: it does unless an option names another place. */
const isLocal = (): boolean => !process.argv.some((each) => /^--(table|endpoint|api|store)\b/.test(each))

const sayWhy = (cause: unknown): void => {
  const message = cause instanceof Error ? cause.message : 'something went wrong'
  const hint = isLocal() && /unavailable/i.test(message) ? localHint : ''
  note(`dynamosync: ${message}${hint}`)
}

// The reader of a pipe may stop early, as `head` does; that is not a failure.
process.stdout.on('error', (cause: NodeJS.ErrnoException) =>
  process.exit(cause.code === 'EPIPE' ? 0 : exit.trouble),
)

try {
  await program().parseAsync()
} catch (cause) {
  if (cause instanceof CommanderError) done(cause.exitCode === 0 ? 0 : exit.trouble)
  else {
    sayWhy(cause)
    done(exit.trouble)
  }
} finally {
  await closeStore()
}
