import { randomUUID } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import type { Send } from '../../src/adapters/dynamodb/client/send.js'
import { dynamoCounters } from '../../src/adapters/dynamodb/counters.js'
import { signedSend } from '../../src/adapters/dynamodb/signed/signed-send.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryCounters } from '../../src/adapters/memory/counters.js'
import { countersContract } from '../ports/counters-contract.js'
import { onEveryStore } from './dynamodb/databases.js'

countersContract('in memory', (clock) => memoryCounters({ clock }))

onEveryStore(({ name, endpoint }) => {
  const made = async (): Promise<string> => {
    const table = `counters-${randomUUID()}`
    await ensureTable({ endpoint: endpoint(), table })
    return table
  }
  countersContract(name, async (clock) =>
    dynamoCounters({ client: dynamoClient({ endpoint: endpoint() }), table: await made(), clock }),
  )
  countersContract(`${name}, as the function calls it`, async (clock) =>
    dynamoCounters({ client: signedSend({ endpoint: endpoint() }), table: await made(), clock }),
  )
})

describe('what became of an addition', () => {
  const failing = (cause: Error) => {
    const client: Send = () => Promise.reject(cause)
    return dynamoCounters({ client, table: 'forms', clock: () => 0 })
  }
  it.each([
    ['StoreThrottled', Object.assign(new Error(), { name: 'ThrottlingException', $fault: 'client' })],
    ['OutcomeUnknown', new Error('socket hang up')],
    ['StoreBroken', Object.assign(new Error(), { name: 'AccessDeniedException', $fault: 'client' })],
  ])('is told apart: %s', async (tag, cause) => {
    const reply = await failing(cause).add({ name: 'contact#one', expiresAt: 1 }, 1, 1_000)()
    expect(reply).toMatchObject({ left: { _tag: tag } })
  })
})

describe('counters in memory', () => {
  it('forgets those that have expired, so that a flood of senders does not stay', async () => {
    let now = 0
    const counters = memoryCounters({ clock: () => now })
    for (let n = 0; n < 1_000; n += 1)
      await counters.add({ name: `one#${n}`, expiresAt: 60 }, 1, Number.MAX_SAFE_INTEGER)()
    now = 61_000
    await counters.add({ name: 'one#last', expiresAt: 120 }, 1, Number.MAX_SAFE_INTEGER)()
    const again = await counters.add({ name: 'one#5', expiresAt: 120 }, 1, Number.MAX_SAFE_INTEGER)()
    expect(again).toEqual({ _tag: 'Right', right: 1 })
  })
})
