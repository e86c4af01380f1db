import { randomUUID } from 'node:crypto'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoDeliveries } from '../../src/adapters/dynamodb/deliveries/deliveries.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryDeliveries } from '../../src/adapters/memory/deliveries.js'
import { deliveriesContract } from '../ports/deliveries-contract.js'
import { onEveryStore } from './dynamodb/databases.js'

deliveriesContract('in memory', (clock) => memoryDeliveries({ clock }))

onEveryStore(({ name, endpoint }) => {
  deliveriesContract(name, async (clock) => {
    const table = `deliveries-${randomUUID()}`
    await ensureTable({ endpoint: endpoint(), table })
    return dynamoDeliveries({ client: dynamoClient({ endpoint: endpoint() }), table, clock })
  })
})
