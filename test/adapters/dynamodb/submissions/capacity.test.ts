import { beforeAll, describe, expect, it } from '@jest/globals'
import { dynamoClient } from '../../../../src/adapters/dynamodb/client/client.js'
import { dynamoDayCounts } from '../../../../src/adapters/dynamodb/submissions/day-counts.js'
import { dynamoRepository } from '../../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../../src/adapters/dynamodb/table.js'
import { sha256, systemClock, systemStamper } from '../../../../src/adapters/system/stamper.js'
import type { AnyForm } from '../../../../src/domain/index.js'
import { release } from '../../../../src/handlers/use-cases/release.js'
import type { SubmissionRepository } from '../../../../src/ports/submission-repository.js'
import { countDays } from '../../../../src/handlers/use-cases/reading/count-days.js'
import { attemptAt, freshForm } from '../../../../src/testing/sample-forms.js'
import { writeAll } from '../bulk.js'
import { onDynamoDbLocal } from '../databases.js'
import { type Post, visitor } from '../../../handlers/visitor.js'

/** A call, and the capacity that the store says it took. */
interface Used {
  readonly units: number
  /** Of it, for the index. */
  readonly index: number
}

interface Capacity {
  readonly CapacityUnits?: number
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>
}

/** A client that asks for the capacity of indexes, too, and writes down what each call took. */
const metered = (endpoint: string, used: Used[]) => {
  const client = dynamoClient({ endpoint })
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' })
      const refused: Used = { units: 0, index: 0 }
      const reply = await next(args).catch((cause: unknown) => {
        used.push(refused)
        throw cause
      })
      const { ConsumedCapacity: told } = reply.output as {
        readonly ConsumedCapacity?: Capacity | readonly Capacity[]
      }
      // Of a batch each table states its own, and there is one.
      const [capacity] = [told].flat()
      const index = capacity?.GlobalSecondaryIndexes?.['byTime']?.CapacityUnits ?? 0
      used.push({ units: capacity?.CapacityUnits ?? 0, index })
      return reply
    },
    { step: 'initialize', name: 'meter', override: true },
  )
  return client
}

onDynamoDbLocal((store) => {
  const table = 'capacity'
  const used: Used[] = []
  let visit: (form: AnyForm) => ReturnType<typeof visitor>
  let repository: SubmissionRepository
  let look: (form: AnyForm, now: number) => Promise<readonly number[]>

  beforeAll(async () => {
    await ensureTable({ endpoint: store.endpoint(), table })
    const client = metered(store.endpoint(), used)
    repository = dynamoRepository({ client, table, clock: systemClock })
    visit = (form) => visitor([form], repository)
    look = async (form, now) => {
      used.length = 0
      const place = { client, table, clock: systemClock }
      const dependencies = { repository, dayCounts: dynamoDayCounts(place), clock: () => now }
      expect((await countDays(dependencies)(form, 30, Date.now() + 60_000)())._tag).toBe('Right')
      return used.map(({ units }) => units)
    }
  })
  const callsOf = async (post: ReturnType<typeof visitor>, sent: Post): Promise<readonly Used[]> => {
    used.length = 0
    expect((await post(sent)).status).toBeLessThan(300)
    return [...used]
  }
  const sent = (form: AnyForm, value: string): Post => ({
    form: form.name,
    fields: { id: '42', value },
    key: 'key-0123456789abcdef',
  })

  describe('what counts of 30 days cost', () => {
    it('half a unit for each kept day, and counting once', async () => {
      const form = freshForm()
      const now = Date.UTC(2026, 10, 22, 12)
      const rows = Array.from({ length: 1_000 }, (_, n) =>
        attemptAt(form, { id: `${n}`, at: now - 86_400_000 + n }),
      )
      await writeAll(store.endpoint(), table, rows)
      const sum = (units: readonly number[]) => units.reduce((all, each) => all + each, 0)
      const first = await look(form, now)
      const [batch = 0, ...later] = await look(form, now)
      // 29 days are kept. Of today nothing is, for which DynamoDB, unlike the local one, takes half a unit too.
      expect(batch).toBe(14.5)
      // Yesterday's 1,000 rows were read by the first look alone; today takes two queries, before and after its margin.
      expect(later).toHaveLength(2)
      expect(sum(later)).toBeLessThanOrEqual(1)
      expect(sum(first) - sum(later)).toBeGreaterThan(15 + 16)
    })
  })

  describe('what a submission costs', () => {
    it('one call and two write units, one of them for the index, to 1 KB of item', async () => {
      const form = freshForm()
      expect(await callsOf(visit(form), sent(form, 'x'.repeat(300)))).toEqual([{ units: 2, index: 1 }])
    })
    it('one write unit more for each further KB, as the index holds only what is listed', async () => {
      const form = freshForm()
      expect(await callsOf(visit(form), sent(form, 'x'.repeat(1_300)))).toEqual([{ units: 3, index: 1 }])
    })
    it('one call for a replay', async () => {
      const form = freshForm()
      const post = visit(form)
      await post(sent(form, 'hello'))
      expect(await callsOf(post, sent(form, 'hello'))).toHaveLength(1)
    })
    it('one call and one write unit for a test, which no index holds', async () => {
      const form = freshForm()
      const test = { ...sent(form, 'x'.repeat(300)), test: true }
      expect(await callsOf(visit(form), test)).toEqual([{ units: 1, index: 0 }])
    })
    it('the same held as open: one call and two write units', async () => {
      const form = freshForm()
      const value = 'x'.repeat(300)
      const trapped = { ...sent(form, value), fields: { id: '42', value, [form.spam.trap ?? '']: 'bot' } }
      expect(await callsOf(visit(form), trapped)).toEqual([{ units: 2, index: 1 }])
    })
    it('two calls for a replacement', async () => {
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const post = visit(form)
      await post({ ...sent(form, 'one'), key: 'key-of-the-older-one' })
      expect(await callsOf(post, sent(form, 'two'))).toHaveLength(2)
    })
  })

  describe('what releasing costs', () => {
    const releasedCalls = async (form: AnyForm): Promise<readonly Used[]> => {
      const held = attemptAt(form, { at: Date.now(), key: 'key-0123456789abcdef', why: ['trap'] })
      expect((await repository.add(held, Date.now() + 10_000)())._tag).toBe('Right')
      used.length = 0
      const stamper = systemStamper({ clock: systemClock })
      const opened = release({ repository, stamper, digest: sha256 })
      expect((await opened(form, held.submission.id, Date.now() + 10_000)())._tag).toBe('Right')
      return [...used]
    }
    const read = { units: 1, index: 0 }

    it('a read and three write units: the item, and its row in each of two lists', async () => {
      expect(await releasedCalls(freshForm())).toEqual([read, { units: 3, index: 2 }])
    })
    it('a read and five write units on its way to a natural key: announced, added, left', async () => {
      expect(await releasedCalls(freshForm({ naturalKey: 'id' }))).toEqual([
        read,
        { units: 1, index: 0 },
        { units: 2, index: 1 },
        { units: 2, index: 1 },
      ])
    })
  })
})
