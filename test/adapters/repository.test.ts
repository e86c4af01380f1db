import { beforeAll, describe, expect, it } from '@jest/globals'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { repositoryContract } from '../../src/testing/index.js'
import { onEveryStore } from './dynamodb/databases.js'
import { dynamoUnderTest } from './dynamodb/under-test.js'

describe('memory', () => {
  // Nothing of it can be damaged, dumped, unreachable or lost, and another one has a memory of its own.
  let opened: SubmissionRepository | undefined
  repositoryContract(
    {
      open: (clock) => (opened = memoryRepository({ clock })),
      second: (clock) => opened ?? memoryRepository({ clock }),
    },
    { describe, it, expect },
  )
})

onEveryStore((store) => {
  const table = 'contract'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  repositoryContract(
    dynamoUnderTest(store, table, (endpoint) => dynamoClient({ endpoint })),
    { describe, it, expect },
  )
})
