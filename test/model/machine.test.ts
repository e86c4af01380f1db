import { beforeAll, describe, it } from '@jest/globals'
import fc from 'fast-check'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import type { FormOptions } from '../../src/domain/index.js'
import type { Clock } from '../../src/ports/clock.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { freshForm } from '../../src/testing/sample-forms.js'
import { onEveryStore } from '../adapters/dynamodb/databases.js'
import { submissionCommands } from './submission-machine.js'
import { visitor } from '../handlers/visitor.js'

const kinds: readonly FormOptions<'id' | 'value'>[] = [
  {},
  { retain: { days: 2 } },
  { naturalKey: 'id' },
  { naturalKey: 'id', whenTaken: 'replace' },
  { naturalKey: 'id', whenTaken: 'replace', retain: { days: 2 }, shards: 3 },
]

/** Runs histories against the model; each on forms of its own, so that none meets what another has left. */
const machine = (runs: number, make: (clock: Clock) => SubmissionRepository): void => {
  it(`says and keeps what the model does, in ${runs} histories of retries, replacements, erasures and time`, async () => {
    const setup = () => {
      let now = 1_700_000_000_000
      const clock = (): number => now
      const repository = make(clock)
      const forms = kinds.map((options) => freshForm(options))
      return {
        model: { now, forms, entries: new Map() },
        real: {
          post: visitor(forms, repository, clock),
          repository,
          tick: (milliseconds: number) => {
            now += milliseconds
          },
        },
      }
    }
    await fc.assert(
      fc.asyncProperty(submissionCommands(kinds.length), (history) => fc.asyncModelRun(setup, history)),
      { numRuns: runs },
    )
  }, 120_000)
}

describe('the state machine: memory', () => machine(600, (clock) => memoryRepository({ clock })))

onEveryStore((store) => {
  const table = 'machine'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  describe(`the state machine: ${store.name}`, () => {
    let client: ReturnType<typeof dynamoClient>
    beforeAll(() => {
      client = dynamoClient({ endpoint: store.endpoint() })
    })
    machine(60, (clock) => dynamoRepository({ client, table, clock }))
  })
})
