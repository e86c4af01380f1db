import { createRequire } from 'node:module'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, it } from '@jest/globals'

/** A DynamoDB that a suite runs on. */
export interface Store {
  readonly name: string
  /** Its address, once the suite runs. */
  readonly endpoint: () => string
}

type Dynalite = (options: { readonly createTableMs: number; readonly deleteTableMs: number }) => Server

/** SDKs want a region and credentials; neither store looks at them. */
export const useAnyCredentials = (): void => {
  process.env['AWS_REGION'] ??= 'us-east-1'
  process.env['AWS_ACCESS_KEY_ID'] ??= 'test'
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test'
}

/**
 * Runs a suite on the embedded DynamoDB, in this process: the very library that the local stack runs in a process of
 * its own.
 */
export const onEmbedded = (run: (store: Store) => void): void => {
  useAnyCredentials()
  describe('on the embedded DynamoDB', () => {
    let server: Server
    beforeAll(async () => {
      const dynalite = createRequire(import.meta.url)('dynalite') as Dynalite
      server = dynalite({ createTableMs: 0, deleteTableMs: 0 })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })
    afterAll(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
    run({ name: 'embedded', endpoint: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })
}

/** Runs a suite on DynamoDB Local, where Docker answers; a test file must hold a test, so it says where not. */
export const onDynamoDbLocal = (run: (store: Store) => void): void => {
  useAnyCredentials()
  const local = process.env['TEST_DYNAMODB_LOCAL']
  if (local === undefined) it.skip('on DynamoDB Local: Docker does not answer', () => undefined)
  else describe('on DynamoDB Local', () => run({ name: 'DynamoDB Local', endpoint: () => local }))
}

/** Runs a suite on the embedded DynamoDB and, where Docker answers, on DynamoDB Local. */
export const onEveryStore = (run: (store: Store) => void): void => {
  onEmbedded(run)
  onDynamoDbLocal(run)
}
