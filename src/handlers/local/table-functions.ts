import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureTable } from '../../adapters/dynamodb/table.js'
import type { Handler } from '../../adapters/gateway/invoke.js'
import type { FunctionName } from '../../domain/contract/routes.js'
import type { NotifyHandler } from './doorbell.js'
import type { Loaded } from './building/loaded.js'
import type { Settings } from './settings.js'

/** Timeout of DynamoDB's first answer, in milliseconds. */
const patience = 10_000

/** Waits until DynamoDB has the table. @throws after the timeout */
export const prepareTable = async (endpoint: string, table: string): Promise<void> => {
  const late = AbortSignal.timeout(patience)
  const tooLate = new Promise<never>((_, reject) => {
    late.onabort = () => reject(new Error(`no answer within ${patience / 1000} s`))
  })
  await Promise.race([ensureTable({ endpoint, table }), tooLate])
}

/** Milliseconds by which reconciliation lags behind the stream; 0 for a DynamoDB whose writes are not seen here. */
export const lagOf = ({ endpoint }: Settings): number => (endpoint === undefined ? 30_000 : 0)

const require = createRequire(import.meta.url)

interface Exports<H> {
  readonly handler: H
}

/** Loads the deployed bundle of the last build, which reads its configuration at load. */
const deployed = async <H>(name: FunctionName | 'notify'): Promise<H> => {
  const file = resolve(`dist/lambda/${name}/index.${name === 'submit' ? 'cjs' : 'mjs'}`)
  if (name !== 'submit')
    return ((await import(`${pathToFileURL(file).href}?${Date.now()}`)) as Exports<H>).handler
  // The bundle's late modules too.
  for (const each of Object.keys(require.cache))
    if (dirname(each) === dirname(file)) Reflect.deleteProperty(require.cache, each)
  return (require(file) as Exports<H>).handler
}

/** The deployed functions, on their table. */
export const tableFunctions = async (): Promise<Loaded> => ({
  submit: await deployed<Handler>('submit'),
  owner: await deployed<Handler>('owner'),
  // Without targets there is no notifying function, as in a stack.
  ...(process.env['NOTIFY_TARGETS'] !== '' && { notify: await deployed<NotifyHandler>('notify') }),
})
