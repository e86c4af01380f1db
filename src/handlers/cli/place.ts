import type { Command } from 'commander'
import type { ApiPlace } from '../../adapters/owner-api/call.js'
import { apiTellingStore } from '../../adapters/owner-api/telling.js'
import { apiOwnerStore } from '../../adapters/owner-api/store.js'
import { isOwnMachine } from '../../adapters/system/local-credentials.js'
import { sha256, systemClock, systemStamper } from '../../adapters/system/stamper.js'
import type { Failure } from '../../domain/failure/failure.js'
import { toldOf } from '../../domain/form/notify.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import type { OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { TellingStore } from '../../ports/notification/telling-store.js'
import type { Notifies } from '../use-cases/release.js'
import { missingForm } from '../../adapters/owner-repository/form-in.js'
import { ownerStoreOn, tellingStoreOn } from '../wiring/on-repository.js'
import { formsFrom } from './forms-module.js'
import { storeOf } from './opened.js'
import { run } from './output.js'
import type { TablePlace } from './table.js'
import { ownTroubleOf } from './trouble.js'

/** Where submissions are: a table, a store or an API; by default the local stack's table. */
export interface Place extends TablePlace {
  readonly api?: string
  readonly tokenFile?: string
  /** Path of a module that exports a custom store. */
  readonly store?: string
  /** Path of a module that exports the forms of a table or a store. */
  readonly forms?: string
}

/** A place, and the name of one of its forms. */
export interface FormPlace extends Place {
  readonly form: string
}

/** The local stack's table, at the port that the environment gives. */
const localStack = (): TablePlace => ({
  table: process.env['TABLE_NAME'] || 'dynamosync',
  endpoint: `http://127.0.0.1:${process.env['DYNAMODB_PORT'] ?? '8000'}`,
})

/** Whether a command uses the local stack: it does unless an option names another place. */
const isLocal = ({ table, endpoint, api, store }: Place): boolean =>
  [table, endpoint, api, store].every((each) => each === undefined)

/** The stores of a table. Loads the AWS client only in commands that need it. */
export const tableOf = async (options: Place) => {
  const { tableAt } = await import('./table.js')
  return tableAt(isLocal(options) ? { ...options, ...localStack() } : options)
}

const apiAt = ({ api = '', tokenFile, table, endpoint }: Place): ApiPlace => {
  if (table !== undefined || endpoint !== undefined) throw new Error('--api and --table cannot be combined')
  if (tokenFile === undefined)
    throw new Error('--api needs --token-file with a file that contains your token')
  if (!URL.canParse(api) || !/^https?:/.test(api))
    throw new Error(`--api must be the address of an API, such as https://www.example.org/api, not “${api}”`)
  if (api.startsWith('http:') && !isOwnMachine(api))
    throw new Error('--api must begin with https:// to protect the token')
  return { api, tokenFile }
}

/** Whether the form names a target. A table does not show which targets are deployed; its function skips the rest. */
const namesTarget: Notifies = (form, fields) => toldOf(form.notify, fields).length > 0

const assertNoToken = ({ tokenFile }: Place): void => {
  if (tokenFile !== undefined) throw new Error('--token-file can only be used with --api')
}

/** Options that cannot be combined with a custom store. */
const besideStore = { table: '--table', region: '--region', endpoint: '--endpoint', api: '--api' } as const

const assertNoOtherPlace = (options: Place): void => {
  for (const [name, option] of Object.entries(besideStore))
    if (options[name as keyof typeof besideStore] !== undefined)
      throw new Error(`--store and ${option} cannot be combined`)
}

/** The repository of a table or a custom store, and a description of its place. */
export const repositoryAt = async (options: Place) => {
  assertNoToken(options)
  if (options.store === undefined) return tableOf(options)
  assertNoOtherPlace(options)
  const { name: place, repository } = await storeOf(options.store)
  return {
    place,
    repository,
    told: (failure: Failure): Trouble => ownTroubleOf(failure, place),
    dayCounts: undefined,
  }
}

/** The notifications of a place. @throws an error if the options name no place, or a place without notifications */
export const tellingAt = async (options: Place): Promise<TellingStore> => {
  if (options.store !== undefined)
    throw new Error(
      'a custom store does not record notifications; targets and deliveries need --table or --api',
    )
  if (options.api !== undefined) return apiTellingStore(apiAt(options))
  assertNoToken(options)
  const { told, repository, deliveries, switches } = await tableOf(options)
  return tellingStoreOn({
    told,
    repository,
    forms: await formsFrom(options.forms),
    telling: { deliveries, switches },
    clock: systemClock,
    stamper: systemStamper({ clock: systemClock }),
    digest: sha256,
  })
}

/** The submissions of a place. @throws an error if its options name no place */
export const storeAt = async (options: Place): Promise<OwnerStore> => {
  if (options.api !== undefined && options.store === undefined) return apiOwnerStore(apiAt(options))
  const at = await repositoryAt(options)
  return ownerStoreOn({
    ...at,
    forms: await formsFrom(options.forms),
    clock: systemClock,
    stamper: systemStamper({ clock: systemClock }),
    digest: sha256,
    notifies: options.store === undefined ? namesTarget : undefined,
  })
}

/** A form of a place. @throws an error that lists the known names */
export const formNamed = async (store: OwnerStore, name: string): Promise<FormSummary> => {
  const forms = await run(store.forms)
  const form = forms.find((each) => each.name === name)
  if (form !== undefined) return form
  throw new Error(
    missingForm(
      name,
      forms.map((each) => each.name),
    ),
  )
}

/** Adds the options that name a place; add them last, as they form a group in the help. */
export const withPlace = (command: Command): Command =>
  command
    .optionsGroup('Where the submissions are; by default in the local stack:')
    .option('--table <name>', 'a table in your AWS account')
    .option('--region <name>', 'the region of the table')
    .option('--endpoint <url>', 'endpoint of another DynamoDB, such as a container’s')
    .option('--store <module>', 'a module that exports a custom store, such as ./store.js')
    .option('--forms <module>', 'a module that exports the forms')
    .option('--api <url>', 'an API, such as https://www.example.org/api')
    .option('--token-file <file>', 'a file that contains your token for the API')

/** Adds `--form`. */
export const withForm = (command: Command): Command =>
  command.requiredOption('--form <name>', 'name of the form, as “dynamosync forms” lists it')
