import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GenericContainer, Wait } from 'testcontainers'
import { startStack } from '../../test/handlers/local/stack.js'
import { localCredentials } from '../../src/adapters/system/local-credentials.js'

/** A store with `npm start` on it. */
export interface Running {
  readonly name: string
  readonly site: string
  readonly endpoint: string
  readonly table: string
  readonly token: string
  readonly stop: () => Promise<unknown>
}

/** DynamoDB Local in a container, in memory. */
const container = async () => {
  const image = process.env['DYNAMODB_LOCAL_IMAGE'] ?? 'amazon/dynamodb-local:2.6.1'
  const started = await new GenericContainer(image)
    .withExposedPorts(8000)
    .withWaitStrategy(Wait.forListeningPorts())
    .start()
  return {
    endpoint: `http://${started.getHost()}:${started.getMappedPort(8000)}`,
    stop: () => started.stop(),
  }
}

const nothing = (): Promise<unknown> => Promise.resolve()

/** The given store, or a new one: DynamoDB Local, or with `embedded` the local stack's own. */
const storeOf = async (
  store: string,
): Promise<{ readonly endpoint?: string; readonly stop: () => Promise<unknown> }> => {
  if (store === 'embedded') return { stop: nothing }
  return store === 'local' ? container() : { endpoint: store, stop: nothing }
}

const table = 'dynamosync'

/** Starts the store if necessary, and `npm start` with the owner's deployed function on it. */
export const run = async (store: string): Promise<Running> => {
  const { endpoint, stop } = await storeOf(store)
  const aws = {
    AWS_REGION: process.env['AWS_REGION'] ?? 'us-east-1',
    ...localCredentials(process.env),
  }
  const stack = await startStack({
    env: endpoint === undefined ? {} : { ...aws, AWS_ENDPOINT_URL_DYNAMODB: endpoint, TABLE_NAME: table },
  })
  return {
    name: endpoint === undefined ? 'the embedded DynamoDB' : `DynamoDB at ${endpoint}`,
    site: stack.url,
    endpoint: stack.dynamoUrl,
    table,
    token: (await readFile(join(stack.dataDir, 'owner-token'), 'utf8')).trim(),
    stop: async () => {
      await stack.stop()
      await stop()
    },
  }
}
