import { beforeAll } from '@jest/globals'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import { repositoryContract } from '../ports/repository-contract.js'
import { onEveryStore } from './dynamodb/databases.js'

repositoryContract('memory', (clock) => memoryRepository({ clock }))

onEveryStore((store) => {
  const table = 'contract'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  repositoryContract(store.name, (clock) =>
    dynamoRepository({ client: dynamoClient({ endpoint: store.endpoint() }), table, clock }),
  )
})
