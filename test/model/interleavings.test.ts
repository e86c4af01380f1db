import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { type Calls, tableCalls } from '../../src/adapters/dynamodb/calls/store-calls.js'
import { repositoryOn } from '../../src/adapters/dynamodb/submissions/repository.js'
import { sendBy } from '../../src/adapters/dynamodb/client/send.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { everyOrder, type Step } from './every-order.js'
import { memoryCalls } from './memory-calls.js'
import { sceneClock, scenes } from './scenes.js'
import { onEveryStore } from '../adapters/dynamodb/databases.js'

/** The memory repository, each of whose calls happens when the explorer says so. */
const steppedRepository = (step: Step): SubmissionRepository => {
  const repository = memoryRepository({ clock: sceneClock })
  return {
    ...repository,
    add:
      (...given) =>
      () =>
        step(repository.add(...given)),
    erase:
      (...given) =>
      () =>
        step(repository.erase(...given)),
  }
}

const unasked = () => Promise.reject(new Error('no scene lists'))

/** The DynamoDB repository on calls that happen, each all at once, when the explorer says so. */
const steppedCalls = (step: Step, shows: boolean): SubmissionRepository => {
  const calls = memoryCalls(shows)
  return repositoryOn({
    now: sceneClock,
    pause: 1,
    calls: {
      put: (...given) => step(() => calls.put(...given)),
      get: (...given) => step(() => calls.get(...given)),
      add: unasked,
      query: unasked,
      batch: unasked,
      count: unasked,
    },
  })
}

describe('every order in which the calls of two or three submissions can happen', () => {
  const makes = [
    ['memory', steppedRepository],
    ['DynamoDB, refusals show the item', (step: Step) => steppedCalls(step, true)],
    ['DynamoDB, refusals show nothing', (step: Step) => steppedCalls(step, false)],
  ] as const
  describe.each(makes)('%s', (_, make) => {
    it.each(scenes)(
      '$name',
      async ({ arriving, play }) => {
        const orders = await everyOrder((step) => play(make(step)))
        expect(orders).toBeGreaterThanOrEqual(arriving)
      },
      120_000,
    )
  })
})

onEveryStore((store) => {
  describe(`orders drawn by a scheduler: ${store.name}`, () => {
    const table = 'scenes'
    let calls: Calls
    beforeAll(async () => {
      await ensureTable({ endpoint: store.endpoint(), table })
      calls = tableCalls(sendBy(dynamoClient({ endpoint: store.endpoint() })), table, sceneClock)
    })
    it.each(scenes)('$name', async ({ play }) => {
      const drawn = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const scheduled: Calls = {
          ...calls,
          put: scheduler.scheduleFunction(calls.put),
          get: scheduler.scheduleFunction(calls.get),
        }
        await scheduler.waitFor(play(repositoryOn({ calls: scheduled, now: sceneClock, pause: 1 })))
      })
      await fc.assert(drawn, { numRuns: 12 })
    })
  })
})
