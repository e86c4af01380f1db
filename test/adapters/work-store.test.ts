import { randomUUID } from 'node:crypto'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { dynamoWorks } from '../../src/adapters/dynamodb/work/work-store.js'
import { memoryWorks } from '../../src/adapters/memory/work-store.js'
import { worksContract } from '../ports/work-store-contract.js'
import { onEveryStore } from './dynamodb/databases.js'

worksContract('in memory', (clock) => memoryWorks({ clock }))

onEveryStore(({ name, endpoint }) => {
  worksContract(name, async (clock) => {
    const table = `works-${randomUUID()}`
    await ensureTable({ endpoint: endpoint(), table })
    return dynamoWorks({ client: dynamoClient({ endpoint: endpoint() }), table, clock })
  })
})
