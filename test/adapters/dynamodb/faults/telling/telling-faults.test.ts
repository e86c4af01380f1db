import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../../../../src/domain/index.js'
import { check } from '../../../../../src/handlers/use-cases/deliveries/check.js'
import type { Item } from '../../../../model/memory-calls.js'
import { together } from '../scripts.js'
import { type Deployment, deployment, told } from './deployment.js'
import { callFaults } from './table.js'

const events = 20_000
const atATime = 100

/** Something that was stored and can be held, released, erased, replaced or sent again. */
interface Known {
  readonly form: AnyForm
  readonly id: string
  readonly sent: Parameters<Deployment['submit']>[0]
}

/** One event, of a kind that chance decides. */
const happen = async (world: Deployment, known: Known[], n: number): Promise<void> => {
  const { chance } = world
  const one = known[Math.floor(chance() * known.length)]
  const kind = chance()
  if (one === undefined || kind < 0.5) {
    const form = chance() < 0.6 ? told.contact : told.orders
    const input = { id: `id-${n}`, value: `value-${n}` }
    const sent = { form, input, key: `key-${n}-0123456789`, trapped: chance() < 0.15, test: chance() < 0.05 }
    const stored = await world.submit(sent)
    if (stored !== undefined) known.push({ form, id: stored.submission.id, sent })
    return
  }
  const { form, id, sent } = one
  if (kind < 0.6) await world.submit(sent)
  else if (kind < 0.75)
    await world.submit({ ...sent, input: { ...sent.input, value: `new-${n}` }, key: `key-${n}-0123456789` })
  else if (kind < 0.84) await world.hold(form, id)
  else if (kind < 0.93) await world.release(form, id)
  else await world.erase(form, id)
}

interface Record {
  readonly sequenceNumber: string
  readonly bell: { readonly form: string; readonly id: string }
}

/**
 * The stream brings its records late, twice and in any order; and some never, of those that the time index shows. A
 * replacement keeps its row, so that its record must come within a day (docs/guide/notifications.md).
 */
const delivered = (world: Deployment, waiting: readonly Record[], n: number): Record[] => {
  const fresh = world.records().flatMap((item, at): Record[] => {
    const bell = { form: String(item['form']), id: String(item['id']) }
    const record = { sequenceNumber: `${n}-${at}`, bell }
    if (item['event'] === 'received' && world.chance() < 0.05) return []
    return world.chance() < 0.05 ? [record, record] : [record]
  })
  return [...waiting, ...(world.chance() < 0.2 ? fresh.reverse() : fresh)]
}

/** Rings in batches; what failed, and all behind it, comes again. */
const ringAll = async (world: Deployment, records: readonly Record[]): Promise<Record[]> => {
  const batches = Array.from({ length: Math.ceil(records.length / 10) }, (_, at) =>
    records.slice(at * 10, at * 10 + 10),
  )
  const left = await together(
    batches.map((batch) => async () => {
      const failed = await world.ring(batch)
      const from = batch.findIndex(({ sequenceNumber }) => sequenceNumber === failed)
      return failed === undefined ? [] : batch.slice(from)
    }),
    6,
  )
  return left.flat()
}

const run = async (seed: number): Promise<Deployment> => {
  const world = deployment(seed)
  const known: Known[] = []
  let waiting: Record[] = []
  for (let n = 0; n < events; n += atATime) {
    world.weather({ isDeskDown: n > events / 4 && n < events / 2 })
    await Promise.all(Array.from({ length: atATime }, (_, at) => happen(world, known, n + at)))
    world.arrive()
    const [left] = await Promise.all([
      ringAll(world, delivered(world, waiting, n)),
      n % 200 === 0 ? world.tick(60_000) : undefined,
    ])
    waiting = left
    world.arrive()
    world.pass(5_000)
  }
  // The weather clears, and the schedule runs for a day and a half.
  world.weather({ isCalm: true, isDeskDown: false })
  for (let hour = 0; hour < 36; hour += 1) {
    waiting = await ringAll(world, delivered(world, waiting, events + hour))
    world.pass(3_600_000)
    await world.tick(60_000)
  }
  return world
}

describe(`${events.toLocaleString('en')} events, faults at every call, processes that die, targets that fail`, () => {
  let world: Deployment
  let stored: readonly Item[]
  beforeAll(async () => {
    world = await run(7)
    stored = [...world.items.values()].filter(({ pk }) => String(pk).startsWith('S#'))
  }, 240_000)

  it('leave nothing untold that is open', () => {
    const heard = new Set(world.heard.map(({ target, receipt }) => `${target} ${receipt}`))
    const open = stored.filter(
      (item) =>
        item['receipt'] !== undefined &&
        item['waits'] === undefined &&
        item['test'] === undefined &&
        item['released'] === undefined,
    )
    const untold = open.flatMap(({ id, receipt, event }) =>
      ['crm', 'desk']
        .filter((target) => !heard.has(`${target} ${String(receipt)}`))
        .map((target) => [target, id, event]),
    )
    expect(untold).toEqual([])
    expect(open.length).toBeGreaterThan(events / 4)
  })

  it('tell nothing that is held, a test, gone or replaced by then', () => {
    expect(world.wrong).toEqual([])
    expect(stored.filter((item) => item['waits'] !== undefined).length).toBeGreaterThan(events / 50)
    expect(stored.filter((item) => item['erased'] === true).length).toBeGreaterThan(events / 50)
  })

  it('tell one event to one target under one id, however often', () => {
    const ids = new Map<string, Set<string>>()
    for (const { target, receipt, event, id } of world.heard) {
      const what = `${target} ${receipt} ${event}`
      ids.set(what, (ids.get(what) ?? new Set()).add(id))
    }
    expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([])
    expect(new Set(world.heard.map(({ id }) => id)).size).toBe(ids.size)
    expect(world.heard.length).toBeGreaterThan(ids.size)
  })

  it('leave nothing due, and the check of every form finds nothing', async () => {
    const { deliveries, repository } = world.process()
    for (const form of Object.values(told)) {
      const found = await check({ deliveries, repository })(form, world.clock() + 60_000)
      expect(E.isRight(found) && found.right.untold).toEqual([])
    }
  })

  it('leave nothing of the telling of what is erased', () => {
    const erased = new Set(
      stored
        .filter((item) => item['erased'] === true)
        .map(({ form, id }) => `N#${String(form)}#${String(id)}`),
    )
    const left = [...erased]
      .map((pk) => world.items.get(pk))
      .filter((item) => item !== undefined && item['gone'] !== true)
    expect(left).toEqual([])
  })

  it('meet each fault at each kind of call', () => {
    const missing = ['PutItem', 'GetItem', 'Query', 'BatchGetItem'].flatMap((operation) =>
      callFaults
        .filter((fault) => !world.met.has(`${operation} ${fault}`))
        .map((fault) => `${operation} ${fault}`),
    )
    expect(missing).toEqual([])
    expect([...world.met.values()].reduce((sum, each) => sum + each, 0)).toBeGreaterThan(events)
  })
})
