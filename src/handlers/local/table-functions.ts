import { ensureTable } from '../../adapters/dynamodb/table.js'
import type { Handler } from '../../adapters/gateway/invoke.js'
import type { FunctionName } from '../../domain/contract/routes.js'
import type { Doorbell, NotifyHandler } from './doorbell.js'
import { beside } from './beside.js'
import type { Settings } from './settings.js'

/** For a DynamoDB to answer at the start, in milliseconds. */
const patience = 10_000

/** Waits until a DynamoDB holds the table. */
const prepared = async (endpoint: string, table: string): Promise<void> => {
  const late = AbortSignal.timeout(patience)
  const tooLate = new Promise<never>((_, reject) => {
    late.onabort = () => reject(new Error(`no answer within ${patience / 1000} s`))
  })
  await Promise.race([ensureTable({ endpoint, table }), tooLate])
}

/** The very bundle that is deployed. It reads its configuration as it loads. */
const deployed = async <H = Handler>(name: FunctionName | 'notify'): Promise<H> => {
  const bundle = (await import(
    beside(`../lambda/${name}/index.${name === 'submit' ? 'cjs' : 'mjs'}`).href
  )) as { readonly handler: H }
  return bundle.handler
}

/** How far reconciliation stays behind, in milliseconds; behind a DynamoDB whose writes are not seen here, not at all. */
const lagOf = ({ endpoint }: Settings): number => (endpoint === undefined ? 30_000 : 0)

/** What the functions on a table need of the local stack. */
export interface TableParts {
  readonly settings: Settings
  readonly endpoint: string
  readonly doorbell: Doorbell
  /** Ends the stack with a message. */
  readonly fail: (message: string) => Promise<never>
}

/** The deployed functions on their table, which is created where it is missing. Targets are told from now on. */
export const tableFunctions = async ({ settings, endpoint, doorbell, fail }: TableParts) => {
  await prepared(endpoint, settings.table).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message || error.name : 'unknown'
    return fail(
      `The DynamoDB at ${endpoint} cannot be used: ${reason}.\nIs it running? AWS_ENDPOINT_URL_DYNAMODB says where.`,
    )
  })
  const functions = { submit: await deployed('submit'), owner: await deployed('owner') }
  // Without a target there is nobody to tell, here as in a stack.
  if (process.env['NOTIFY_TARGETS'] !== '')
    doorbell.start(await deployed<NotifyHandler>('notify'), lagOf(settings))
  return functions
}
