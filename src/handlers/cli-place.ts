import type { Command } from 'commander'
import forms from '../../forms/index.js'
import { dynamoClient } from '../adapters/dynamodb/client.js'
import { dynamoRepository } from '../adapters/dynamodb/repository.js'
import { systemClock } from '../adapters/system/stamper.js'
import { type AnyForm, formsOf } from '../domain/form.js'

/** Where a command finds the submissions: a table of one's AWS account or, without `--table`, the local stack's. */
export interface Place {
  readonly form: string
  readonly table?: string
  readonly endpoint?: string
}

/** Exit codes: 0 all is well, 1 findings or nothing found, 2 the command itself went wrong. */
export const exit = { fine: 0, findings: 1, trouble: 2 } as const

const known = formsOf(forms)

/** The form of a name, or an error that names those there are. */
export const formNamed = (name: string): AnyForm => {
  const form = known.get(name)
  if (form === undefined)
    throw new Error(`there is no form “${name}”; there are: ${[...known.keys()].join(', ')}`)
  return form
}

/** The local stack's own place, unless the environment says another port. */
const localStack = (): { readonly table: string; readonly endpoint: string } => ({
  table: 'dynamosync',
  endpoint: `http://127.0.0.1:${process.env['DYNAMODB_PORT'] ?? '8000'}`,
})

const ownMachine = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/

/** A store on this machine asks for a region and credentials, and checks none. */
const useAnyCredentials = (): void => {
  process.env['AWS_REGION'] ??= 'us-east-1'
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local'
}

/** The submissions that a command is about. */
export const repositoryAt = ({ table, endpoint }: Place) => {
  const isLocal = table === undefined && endpoint === undefined
  const place = isLocal ? localStack() : { table: table ?? 'dynamosync', endpoint }
  if (place.endpoint !== undefined && ownMachine.test(place.endpoint)) useAnyCredentials()
  return dynamoRepository({
    client: dynamoClient({ endpoint: place.endpoint }),
    table: place.table,
    clock: systemClock,
  })
}

/** Adds the options that say where the submissions are. */
export const withPlace = (command: Command): Command =>
  command
    .requiredOption('--form <name>', `the form: ${[...known.keys()].join(', ')}`)
    .option('--table <name>', 'a table of your AWS account; without it, the local stack’s')
    .option('--endpoint <url>', 'another DynamoDB, such as a container’s')
