import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { dynamoClient } from '../../../../src/adapters/dynamodb/client/client.js'
import { dynamoDayCounts, dynamoRepository, ensureTable } from '../../../../src/adapters/dynamodb/index.js'
import { memoryDayCounts, memoryRepository } from '../../../../src/adapters/memory/index.js'
import type { Count, CountQuery } from '../../../../src/domain/reading/counted.js'
import { countDays } from '../../../../src/handlers/use-cases/reading/count-days.js'
import type { DayCounts } from '../../../../src/ports/day-counts.js'
import type { SubmissionRepository } from '../../../../src/ports/submission-repository.js'
import { freshForm } from '../../../../src/testing/sample-forms.js'
import { membersOf } from '../../serving/app.js'
import { itemsIn } from '../../../adapters/dynamodb/faults/audit.js'
import { bearer, master, note, ownerApp } from '../../serving/owner-app.js'
import { onEveryStore } from '../../../adapters/dynamodb/databases.js'
import { verified } from '../verified.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const midnight = Date.UTC(2026, 10, 22)
const at = '/forms/note/counts'

type Days = { day: string; count: number; final: boolean }[]

interface Stores {
  readonly repository: SubmissionRepository
  readonly dayCounts: DayCounts
}

/** An app with a clock that the test sets, which records the start of each count. */
const appOn = (make: (clock: () => number) => Stores) => {
  let now = midnight
  const clock = () => now
  const { repository, dayCounts } = make(clock)
  const asked: number[] = []
  const app = ownerApp({
    clock,
    dayCounts,
    repository: {
      ...repository,
      count: (query, deadline) => {
        asked.push(query.from)
        return repository.count(query, deadline)
      },
    },
  })
  const ask = async (query = '', path = at) => {
    asked.length = 0
    const answer = await app.send({ headers: bearer(master), path, query })
    return { status: answer.status, ...membersOf(answer) } as Record<string, unknown>
  }
  const last = async (days: number) =>
    ((await ask(`days=${days}`))['days'] as Days).map(({ count, final }) => [count, final])
  return { ...app, asked, ask, last, to: (moment: number) => void (now = moment), clock, repository }
}

const inMemory = (clock: () => number): Stores => ({
  repository: memoryRepository({ clock }),
  dayCounts: memoryDayCounts({ clock }),
})

describe('counts of days', () => {
  it('cover 30 days by default, oldest first, today last', async () => {
    const { put, ask, to } = appOn(inMemory)
    to(midnight - 2 * day + 1)
    await put({ name: 'a', secret: 's' })
    to(midnight - 1)
    await put({ name: 'b', secret: 's' })
    to(midnight + 13 * hour)
    for (const name of ['c', 'd']) await put({ name, secret: 's' })
    const told = await ask()
    expect(told).toMatchObject({ status: 200, form: 'note', consistency: 'eventual' })
    const days = told['days'] as Days
    expect(days).toHaveLength(30)
    expect(days[0]).toEqual({ day: '2026-10-24', count: 0, final: true })
    expect(days.slice(-3)).toEqual([
      { day: '2026-11-20', count: 1, final: true },
      { day: '2026-11-21', count: 1, final: true },
      { day: '2026-11-22', count: 2, final: false },
    ])
    expect(((await ask('days=1'))['days'] as Days).map((each) => each.day)).toEqual(['2026-11-22'])
    expect((await ask('days=90'))['days']).toHaveLength(90)
    for (const wrong of ['0', '91', '', '1.5', 'all'])
      expect(await ask(`days=${wrong}`)).toMatchObject({ status: 422, errors: [{ pointer: '/days' }] })
    expect(await ask('day=1')).toMatchObject({ status: 422, errors: [{ pointer: '/day' }] })
    expect(await ask('days=1&days=2')).toMatchObject({ status: 400, code: 'duplicate-parameter' })
    expect(await ask('', `${at}/1`)).toMatchObject({ status: 404, code: 'form-not-found' })
  })
})

/** Tests of counting on any store. */
const counted = (make: (clock: () => number) => Stores): void => {
  it('count a finished day once, and keep what came that day', async () => {
    const { put, send, last, asked, to } = appOn(make)
    const ids = [await put({ name: 'a', secret: 's' }), await put({ name: 'b', secret: 's' })]
    // Just past midnight the index may lag, so the count is neither final nor stored.
    to(midnight + day + 5 * minute)
    for (let times = 0; times < 2; times += 1) {
      expect(await last(2)).toEqual([
        [2, false],
        [0, false],
      ])
      expect(asked).toContain(midnight)
    }
    to(midnight + day + hour)
    expect((await last(2))[0]).toEqual([2, true])
    expect(asked).toContain(midnight)
    // Erased submissions still count as received; and the day is not counted again.
    for (const id of ids)
      await send({ method: 'DELETE', headers: bearer(master), path: `/forms/note/submissions/${id}` })
    expect((await last(2))[0]).toEqual([2, true])
    expect(asked.every((from) => from >= midnight + day)).toBe(true)
  })

  it('are in the way of nothing that reads submissions', async () => {
    const { put, last, ask, to, clock, repository } = appOn(make)
    to(midnight + 3 * day)
    const id = await put({ name: 'c', secret: 's' })
    to(midnight + 5 * day + hour)
    expect((await last(5)).filter(([, final]) => final === true)).toHaveLength(4)
    for (const view of ['', 'view=full'])
      expect((await ask(view, '/forms/note/submissions'))['submissions']).toMatchObject([{ id }])
    const { findings } = await verified(note, repository, clock)
    expect(findings).toEqual([])
  })

  it('keep of two counts of a day the one that reaches further, and of equal ones the first', async () => {
    const { dayCounts } = make(() => midnight)
    const { name } = freshForm()
    const kept = async () => dayCounts.kept(name, [midnight - day, midnight], midnight + hour)()
    const keep = async (count: number, until: number) =>
      expect(await dayCounts.keep(name, { day: midnight, count, until }, midnight + hour)()).toEqual(
        E.right(undefined),
      )
    expect(await kept()).toEqual(E.right([]))
    await Promise.all([3, 3, 3].map((count) => keep(count, midnight + 2 * hour)))
    await keep(1, midnight + hour)
    await keep(4, midnight + 2 * hour)
    expect(await kept()).toEqual(E.right([{ day: midnight, count: 3, until: midnight + 2 * hour }]))
    await keep(5, midnight + 3 * hour)
    expect(await kept()).toEqual(E.right([{ day: midnight, count: 5, until: midnight + 3 * hour }]))
  })
}

describe('counts in memory', () => counted(inMemory))

onEveryStore((store) => {
  const table = 'counts'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  describe('counts in a table', () => {
    const make = (clock: () => number): Stores => {
      const place = { client: dynamoClient({ endpoint: store.endpoint() }), table, clock }
      return { repository: dynamoRepository(place), dayCounts: dynamoDayCounts(place) }
    }
    counted(make)

    it('leave out a kept one that is damaged, so that its day is counted again', async () => {
      const client = dynamoClient({ endpoint: store.endpoint() })
      const day = Date.UTC(2026, 0, 1)
      const item = { pk: 'D#damaged#2026-01-01', v: 1, day, count: 'x', countedUntil: day }
      await client.send(new PutCommand({ TableName: table, Item: item }))
      const { dayCounts } = make(() => day)
      expect(await dayCounts.kept('damaged', [day], day + 20_000)()).toEqual({ _tag: 'Right', right: [] })
    })

    it('keep nothing but the form, the day and numbers', async () => {
      const kept = (await itemsIn(store.endpoint(), table)).filter(({ pk }) => String(pk).startsWith('D#'))
      expect(kept.length).toBeGreaterThan(4)
      const names = new Set(kept.flatMap((item) => Object.keys(item)))
      expect([...names].sort()).toEqual(['count', 'countedUntil', 'day', 'pk', 'v'])
    })
  })
})

/** Submissions of a form at these times; one count reads at most `most`. */
const crowd = (moments: readonly number[], most: number) => {
  const queries: CountQuery[] = []
  let budget = Infinity
  const count = (query: CountQuery): TE.TaskEither<{ _tag: 'StoreUnavailable'; cause: undefined }, Count> => {
    if (budget <= 0) return TE.left({ _tag: 'StoreUnavailable', cause: undefined })
    budget -= 1
    queries.push(query)
    const within = moments.filter((moment) => moment >= query.from && moment < query.to)
    const beyond = within[most]
    return TE.right(
      beyond === undefined ? { _tag: 'Counted', count: within.length } : { _tag: 'TooMany', before: beyond },
    )
  }
  return { count, queries, allow: (calls: number) => void (budget = calls) }
}

describe('a day of very many', () => {
  // Quiet at night, busy by day.
  const moments = Array.from({ length: 50_000 }, (_, n) => midnight + 8 * hour + n * 1_000)
  const form = freshForm()

  it('is counted in steps, resuming after a deadline, each submission once', async () => {
    const repository = crowd(moments, 4_000)
    const dayCounts = memoryDayCounts({ clock: () => midnight })
    const look = countDays({ repository, dayCounts, clock: () => midnight + day + hour })
    let looks = 0
    for (;;) {
      looks += 1
      repository.allow(4)
      const result = await look(form, 2, Infinity)()
      if (E.isLeft(result)) continue
      expect(result.right[0]).toEqual({ day: midnight, count: moments.length, final: true })
      break
    }
    expect([looks > 3, looks < 60]).toEqual([true, true])
  })

  it('is today, of which only what came since the last look is counted', async () => {
    const repository = crowd(moments.slice(0, 14_000), 100_000)
    let now = midnight + 12 * hour
    const look = countDays({
      repository,
      dayCounts: memoryDayCounts({ clock: () => midnight }),
      clock: () => now,
    })
    const today = async (): Promise<unknown> => {
      repository.queries.length = 0
      const result = await look(form, 1, Infinity)()
      return E.isRight(result) ? result.right[0]?.count : result.left
    }
    const soFar = 14_000
    expect(await today()).toBe(soFar)
    expect(repository.queries[0]?.from).toBe(midnight)
    now += 10 * minute
    expect(await today()).toBe(soFar)
    expect(repository.queries[0]?.from).toBe(midnight + 12 * hour - 15 * minute)
  })

  it('does not hide that the function may not keep counts', async () => {
    const dayCounts = {
      ...memoryDayCounts({ clock: () => midnight }),
      keep: () => TE.left({ _tag: 'StoreBroken' as const, cause: 0 }),
    }
    const dependencies = { repository: crowd([], 1), dayCounts, clock: () => midnight + hour }
    expect(await countDays(dependencies)(form, 2, Infinity)()).toMatchObject({
      left: { _tag: 'StoreBroken' },
    })
    const busy = { ...dayCounts, keep: () => TE.left({ _tag: 'StoreThrottled' as const, cause: 0 }) }
    expect(E.isRight(await countDays({ ...dependencies, dayCounts: busy })(form, 2, Infinity)())).toBe(true)
  })
})
