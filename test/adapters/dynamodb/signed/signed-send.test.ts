import { beforeAll, describe, expect, it } from '@jest/globals'
import { callErrorOf } from '../../../../src/adapters/dynamodb/client/call-error.js'
import { signedSend } from '../../../../src/adapters/dynamodb/signed/signed-send.js'
import { ensureTable } from '../../../../src/adapters/dynamodb/table.js'
import { repositoryContract } from '../../../../src/testing/index.js'
import { onEveryStore } from '../databases.js'
import { dynamoUnderTest } from '../under-test.js'

describe('the client that the function is deployed with', () => {
  onEveryStore((store) => {
    const table = 'contract-signed'
    beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
    repositoryContract(
      dynamoUnderTest(store, table, (endpoint) => signedSend({ endpoint })),
      { describe, it, expect },
    )
  })

  it('knows a place where nothing listens as one where nothing was sent', async () => {
    const send = signedSend({ endpoint: 'http://127.0.0.1:1' })
    const cause: unknown = await send('GetItem', { TableName: 't', Key: {} }, AbortSignal.timeout(500)).catch(
      (thrown: unknown) => thrown,
    )
    expect(callErrorOf(cause)._tag).toBe('NotSent')
  })
})
