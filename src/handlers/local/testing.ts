/** `@dynamosync/cli/testing`: a real store for the tests of forms. */
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { embeddedDynamo } from '../../adapters/dynalite/process.js'
import { dynamoClient } from '../../adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../adapters/dynamodb/table.js'
import { localCredentials } from '../../adapters/system/local-credentials.js'
import { systemClock } from '../../adapters/system/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { type Send, submitter } from '../../promise.js'

/** A store of this test run only. */
export interface TestStore {
  /** Checks, computes and stores a submission as the deployed function does. */
  readonly send: Send
  readonly repository: SubmissionRepository
  readonly stop: () => Promise<void>
}

const table = 'test'

/** Starts the embedded DynamoDB in memory, on a free port, with an empty table. Stop it, or the tests never end. */
export const embeddedStore = async (): Promise<TestStore> => {
  process.env['AWS_REGION'] ??= 'us-east-1'
  Object.assign(process.env, localCredentials({}))
  const started = await embeddedDynamo({
    port: 0,
    childPath: fileURLToPath(new URL('./dynalite-child.mjs', import.meta.url)),
    report: (line) => process.stderr.write(`${line}\n`),
    afterRestart: (endpoint) => ensureTable({ endpoint, table }),
  })
  if (E.isLeft(started))
    throw new Error(`the embedded DynamoDB does not start: ${JSON.stringify(started.left)}`)
  const { endpoint, stop } = started.right
  await ensureTable({ endpoint, table })
  const repository = dynamoRepository({ client: dynamoClient({ endpoint }), table, clock: systemClock })
  return { send: submitter({ repository }), repository, stop }
}
