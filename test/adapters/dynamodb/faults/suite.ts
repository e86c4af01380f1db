import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { dynamoRepository } from '../../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../../src/adapters/dynamodb/table.js'
import { sha256 } from '../../../../src/adapters/system/stamper.js'
import { form, submissionId, text } from '../../../../src/domain/index.js'
import { acknowledged, audit, byId, type Item, itemsIn, type Witness } from './audit.js'
import { type FaultKind, faultProxy, type FaultProxy } from './proxy.js'
import { faultAt, numbers, positions, scriptsOf, together } from './scripts.js'
import { briefPause, bySdk, type Connect, service, type Service } from './dying-function.js'
import type { Store } from '../databases.js'
import type { Post, Seen } from '../../../handlers/visitor.js'

const fields = { id: text({ label: 'ID', maxLength: 200 }), value: text({ label: 'Value', maxLength: 200 }) }
const keyedForms = ['fresh', 'crashed', 'erased', 'raced', 'keyless', 'slow'].map((name) =>
  form(name, fields),
)
const replacing = form('replacing', fields, { naturalKey: 'id', whenTaken: 'replace' })

/** How much a store has to bear. */
export interface Measure {
  /** Continuations of each fault at each call. */
  readonly seeds: number
  /** People at a time. */
  readonly width: number
  /** Requests that must have met a fault in the end. */
  readonly least: number
  /** How the service reaches the store; by the SDK where left out. */
  readonly connect?: Connect
}

/**
 * Every continuation of a fault where CI is set, and a fifth of them elsewhere, so that the tests are soon through. With
 * more people at a time, calls on a busy machine would wait so long that they fail for that alone, and are made again.
 */
export const measure: Measure =
  process.env['CI'] === undefined
    ? { seeds: 2, width: 12, least: 2_000 }
    : { seeds: 10, width: 12, least: 10_000 }

/** Milliseconds for a suite on a machine that does other things, too. */
const slow = 240_000

/** What 20 tries did not bring through, as on a machine that is busy, is new when it comes through at last. */
const newestOf = (good: readonly Seen[], late: Seen | undefined): string =>
  good.length === 0 && late !== undefined && late.status < 300 && !late.replayed ? 'two' : 'three'

/** Everything that can go wrong between the service and a store, at every call, and an audit after each suite. */
export const faultSuite = (store: Store, { seeds, width, least, connect = bySdk }: Measure): void => {
  const table = 'faults'
  const scripts = scriptsOf(seeds)
  let proxy: FaultProxy
  let crashes = 0
  let visit: Service

  beforeAll(async () => {
    await ensureTable({ endpoint: store.endpoint(), table })
    proxy = await faultProxy(store.endpoint())
    visit = service([...keyedForms, replacing], table, proxy.endpoint, connect)
  })
  afterAll(() => proxy.close())

  const idOf = ({ form: name, fields: { id = '' }, key = '' }: Post): string =>
    submissionId(sha256, name, name === 'replacing' ? { kind: 'n', key: id } : { kind: 'k', key })
  const plan = (sent: Post, faults: readonly (FaultKind | undefined)[]): void =>
    proxy.plan(`S#${sent.form}#${idOf(sent)}`, faults)
  const sentTo = (name: string, value: string): Post => ({
    form: name,
    fields: { id: 'x', value },
    key: `${name}-0123456789-${value}`,
  })

  /** A person who tries again, with the same key, until told for good. */
  const persistently = async (sent: Post): Promise<Seen[]> => {
    const seen: Seen[] = []
    while (seen.length < 20) {
      const answer = await visit.post(sent)
      seen.push(answer)
      if (answer.answer.retryable !== true) break
    }
    return seen
  }

  /** What is stored once nothing is on its way any more. */
  const settled = async (): Promise<Item[]> => {
    await proxy.settled()
    return itemsIn(store.endpoint(), table)
  }
  const storedOf = async (name: string): Promise<ReadonlyMap<string, Item>> => byId(await settled(), name)

  describe(`every kind of fault at every call: ${scripts.length} scripts`, () => {
    it(
      'stores a new submission once, whatever the fault',
      async () => {
        const all = await together(
          scripts.map(({ name, faults }) => async (): Promise<Witness> => {
            const sent = sentTo('fresh', name)
            plan(sent, faults)
            return { id: idOf(sent), sent, seen: await persistently(sent) }
          }),
          width,
        )
        expect(audit(all, await storedOf('fresh'))).toEqual([])
        expect(all.filter((told) => acknowledged(told).length > 0).length).toBeGreaterThan(
          0.9 * scripts.length,
        )
      },
      slow,
    )

    it(
      'stores once what is sent again because the function died, before or after any of its calls',
      async () => {
        const all = await together(
          scripts.map(({ name, faults }, n) => async (): Promise<Witness> => {
            const sent = sentTo('crashed', name)
            plan(sent, faults)
            const at = positions[n % positions.length] ?? 0
            await visit.crash(sent, { at, when: n % 2 === 0 ? 'before' : 'after' })
            crashes += 1
            return { id: idOf(sent), sent, seen: await persistently(sent), unheard: true }
          }),
          width,
        )
        expect(audit(all, await storedOf('crashed'))).toEqual([])
      },
      slow,
    )

    it(
      'replaces in the order of acknowledgement, and no late retry brings an older value back',
      async () => {
        const newest = new Map<string, string>()
        const wrong = await together(
          scripts.map(({ name, faults }) => async (): Promise<string[]> => {
            const sentAs = (value: string): Post => ({
              form: 'replacing',
              fields: { id: name, value },
              key: `replacing-${value}-${name}`,
            })
            await persistently(sentAs('one'))
            plan(sentAs('two'), faults)
            const two = await persistently(sentAs('two'))
            plan(sentAs('two'), [])
            await persistently(sentAs('three'))
            const late = (await persistently(sentAs('two'))).at(-1)
            const good = two.filter(({ status }) => status < 300)
            newest.set(name, newestOf(good, late))
            return [
              ...(good.length === 0 || late?.answer.code === 'superseded' ? [] : [`late: ${late?.body}`]),
              ...two.filter(({ status }) => status >= 300 && status !== 503).map(({ body }) => body),
              ...(good.some(({ status }) => status !== 200) ? ['not told of the replacement'] : []),
              ...(good.filter(({ replayed }) => !replayed).length > 1 ? ['replaced twice'] : []),
            ].map((mistake) => `${name}: ${mistake}`)
          }),
          width,
        )
        const stored = await storedOf('replacing')
        const values = [...stored.values()].map(({ fields }) => {
          const { id, value } = fields as Post['fields']
          return [id, value]
        })
        expect(wrong.flat()).toEqual([])
        expect(new Map(values as [string, string][])).toEqual(newest)
        expect([...newest.values()].filter((value) => value === 'two').length).toBeLessThan(
          0.02 * scripts.length,
        )
      },
      slow,
    )

    it(
      'leaves nothing of an erased submission, and no late retry brings it back',
      async () => {
        const owner = dynamoRepository({
          client: connect({ endpoint: proxy.endpoint, requestTimeout: 250 }),
          table,
          clock: () => Date.now(),
          pause: briefPause,
        })
        const erasePersistently = async (id: string): Promise<boolean> => {
          for (let tries = 0; tries < 20; tries += 1)
            if (E.isRight(await owner.erase('erased', id, Date.now() + 5_000)())) return true
          return false
        }
        const wrong = await together(
          scripts.map(({ name, faults }, n) => async (): Promise<string[]> => {
            const sent = sentTo('erased', name)
            const id = idOf(sent)
            // Half of them are still on their way when they are erased.
            if (n % 2 === 0) await visit.post(sent)
            plan(sent, faults)
            const retry = n % 2 === 0 ? undefined : persistently(sent)
            const erased = await erasePersistently(id)
            await retry
            const late = await persistently(sent)
            return !erased || late.at(-1)?.answer.code === 'submission-deleted'
              ? []
              : [`${name}: ${late.at(-1)?.body}`]
          }),
          width,
        )
        const items = (await settled()).filter((item) => item['form'] === 'erased')
        const left = new Set(items.flatMap((item) => Object.keys(item)))
        expect(wrong.flat()).toEqual([])
        expect(items).toHaveLength(scripts.length)
        expect([...left].sort()).toEqual(['at', 'erased', 'expiresAt', 'form', 'id', 'pk', 'v'])
        expect(scripts.filter(({ name }) => JSON.stringify(items).includes(name))).toEqual([])
      },
      slow,
    )
  })

  describe('a storm, in which every other call fails', () => {
    const weather = numbers(42)
    beforeAll(() => proxy.storm(() => faultAt(weather, 0.5)))
    afterAll(() => proxy.storm(() => undefined))

    it(
      'stores once what three send at once with one key, and tells them the same',
      async () => {
        const all = await together(
          Array.from({ length: 25 * seeds }, (_, n) => async (): Promise<Witness> => {
            const sent = sentTo('raced', `race-${n}`)
            const seen = (await Promise.all([1, 2, 3].map(() => persistently(sent)))).flat()
            return { id: idOf(sent), sent, seen, unheard: true }
          }),
          Math.ceil(width / 2),
        )
        expect(audit(all, await storedOf('raced'))).toEqual([])
      },
      slow,
    )

    it(
      'stores what it acknowledges also where nobody sent a key',
      async () => {
        const all = await together(
          Array.from({ length: 35 * seeds }, (_, n) => async () => {
            const sent = { form: 'keyless', fields: { id: 'x', value: `keyless-${n}` } }
            return { sent, seen: await persistently(sent) }
          }),
          width,
        )
        const stored = await storedOf('keyless')
        const told = all.flatMap(({ sent, seen }) =>
          seen.filter(({ status }) => status < 300).map(({ answer }) => ({ sent, answer })),
        )
        const wrong = told.filter(({ sent, answer }) => {
          const item = stored.get(answer.id ?? '')
          return (
            item?.['receipt'] !== answer.receipt ||
            (item?.['fields'] as Post['fields'])['value'] !== sent.fields['value']
          )
        })
        expect(wrong).toEqual([])
        expect(new Set(told.map(({ answer }) => answer.id)).size).toBe(told.length)
        // Each request is an identity of its own: at most one item each.
        const requests = all.reduce((sum, { seen }) => sum + seen.length, 0)
        expect(stored.size).toBeLessThanOrEqual(requests)
        // Without a key nobody tries again what may have been stored; on a busy machine many run out of time.
        expect(told.length).toBeGreaterThan(all.length * 0.25)
      },
      slow,
    )
  })

  it('answers before the function’s time is up, though the store hangs for ever', async () => {
    const sent = sentTo('slow', 'deadline')
    plan(
      sent,
      Array.from({ length: 50 }, () => 'hang-before-apply' as const),
    )
    const answer = await visit.post(sent, 900)
    expect([answer.status, answer.answer.code]).toEqual([503, 'outcome-unknown'])
  })

  it(`has met ${least} faults and more`, () => {
    expect(proxy.faulted() + crashes).toBeGreaterThanOrEqual(least)
  })
}
