import type { FoundSubmissions } from '../../../../src/domain/reading/found.js'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { RangeQuery } from '../../../../src/adapters/dynamodb/calls/query-input.js'
import type { Batch, Calls } from '../../../../src/adapters/dynamodb/calls/store-calls.js'
import { tableCalls } from '../../../../src/adapters/dynamodb/calls/store-calls.js'
import { itemOf } from '../../../../src/adapters/dynamodb/submissions/item.js'
import { repositoryOn } from '../../../../src/adapters/dynamodb/submissions/repository.js'
import { attemptAt, freshForm } from '../../../../src/testing/sample-forms.js'
import { scriptedCalls } from '../scripted-calls.js'

const form = freshForm()
const attempts = Array.from({ length: 250 }, (_, n) => attemptAt(form, { id: `${n}` }))
const ids = attempts.map(({ submission }) => submission.id)
const items = new Map(
  attempts.map(({ submission, shards }) => {
    const item = JSON.parse(JSON.stringify(itemOf(submission, shards))) as Record<string, unknown>
    return [item['pk'], item]
  }),
)

const on = (calls: Partial<Calls>, now = () => 0) =>
  repositoryOn({ calls: { ...scriptedCalls([]), ...calls }, now, pause: 1 })

/** A store that answers of each batch so many keys, in the reverse order, and leaves the others for later. */
const sluggish = (takes: readonly number[]) => {
  const batches: Batch[] = []
  const batch: Calls['batch'] = (asked) => {
    const take = takes[batches.push(asked) - 1] ?? 100
    const keys = [...asked.keys].reverse()
    const found = keys.slice(0, take).map(({ pk }) => items.get(pk))
    return Promise.resolve(E.right({ items: found, unprocessed: keys.slice(take) }))
  }
  return { batch, batches }
}

describe('reading many submissions from a table', () => {
  const idsOf = (found: E.Either<unknown, FoundSubmissions>) =>
    E.isRight(found) ? found.right.submissions.map(({ id }) => id) : found.left

  it('asks again for keys that the store leaves, and keeps the order that was asked for', async () => {
    const { batch, batches } = sluggish([10, 0, 30, 0, 0])
    expect(idsOf(await on({ batch }).read(form.name, ids.slice(0, 90), 20_000)())).toEqual(ids.slice(0, 90))
    expect(batches.map(({ keys }) => keys.length)).toEqual([90, 80, 80, 50, 50, 50])
  })

  it('asks for 100 keys at a time, for each once, and consistently', async () => {
    const { batch, batches } = sluggish([])
    const twice = [...ids, ...ids.slice(0, 3)]
    expect(idsOf(await on({ batch }).read(form.name, twice, 20_000)())).toEqual(twice)
    expect(batches.map(({ keys, consistent }) => [keys.length, consistent])).toEqual([
      [100, true],
      [100, true],
      [50, true],
    ])
  })

  it('names an item that cannot be read by its key, and reads the others', async () => {
    const [one = '', two = '', three = ''] = ids
    const batch: Calls['batch'] = ({ keys }) =>
      Promise.resolve(
        E.right({
          items: keys.map(({ pk }, n) =>
            n === 1 ? { ...items.get(pk), id: 7, receipt: undefined } : items.get(pk),
          ),
          unprocessed: [],
        }),
      )
    const found = await on({ batch }).read(form.name, [one, two, three], 20_000)()
    expect(found).toMatchObject({
      right: { submissions: [{ id: one }, { id: three }], unreadable: [two] },
    })
  })

  it('gives up on a store that leaves all of them, four times', async () => {
    const { batch, batches } = sluggish([0, 0, 0, 0, 0, 0])
    const found = await on({ batch }).read(form.name, ids.slice(0, 9), 20_000)()
    expect([found, batches.length]).toMatchObject([{ left: { _tag: 'StoreThrottled' } }, 4])
  })

  it('gives up at the deadline, on a store that never answers', async () => {
    const never = tableCalls(() => new Promise(() => undefined), 'table', Date.now)
    const silent = tableCalls(
      (_operation: string, _input: unknown, signal: AbortSignal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error))
        }),
      'table',
      Date.now,
    )
    const tooLate = on(never, Date.now)
    expect(await tooLate.read(form.name, ids, Date.now() - 1)()).toMatchObject({
      left: { _tag: 'StoreUnavailable' },
    })
    const late = on(silent, Date.now)
    expect(await late.read(form.name, ids, Date.now() + 20)()).toMatchObject({
      left: { _tag: 'StoreUnavailable' },
    })
    const query = { form: form.name, shards: 2, from: 0, to: 1 }
    expect(await late.count(query, Date.now() + 20)()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
  })
})

describe('counting very many in a table', () => {
  /** Each reply counts so many and has come a second further, up to `ends` replies. */
  const counting = (ends: (shard: string) => number) => {
    const replies = new Map<string, number>()
    const asked: RangeQuery[] = []
    const count: Calls['count'] = (query) => {
      asked.push(query)
      const n = (replies.get(query.shard) ?? 0) + 1
      replies.set(query.shard, n)
      const key = { sort: `${String(n * 1_000).padStart(13, '0')}#${'a'.repeat(26)}` }
      return Promise.resolve(E.right(n < ends(query.shard) ? { count: 1_000, startKey: key } : { count: 7 }))
    }
    return { count, asked }
  }
  const query = { form: 'f', shards: 2, from: 0, to: 90_000 }

  it('adds up the replies of each partition', async () => {
    const { count, asked } = counting((shard) => (shard === 'f#0' ? 80 : 2))
    expect(await on({ count }).count(query, 20_000)()).toEqual(
      E.right({ _tag: 'Counted', count: 79 * 1_000 + 7 + 1_000 + 7 }),
    )
    expect(asked).toHaveLength(82)
  })

  it('says after 80 replies of one up to where all of them can be counted', async () => {
    const { count, asked } = counting((shard) => (shard === 'f#0' ? 99 : 3))
    expect(await on({ count }).count(query, 20_000)()).toEqual(E.right({ _tag: 'TooMany', before: 80_000 }))
    expect(asked).toHaveLength(80 + 3)
  })
})
