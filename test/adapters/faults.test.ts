import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { dynamoClient } from '../../src/adapters/dynamodb/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/repository.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { sha256 } from '../../src/adapters/system/stamper.js'
import { form, pageQuery, submissionId, type Submission, text } from '../../src/domain/index.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { faultKinds, type FaultKind, faultProxy, type FaultProxy } from '../support/fault-proxy.js'
import { type Post, type Seen, service, type Service } from '../support/faulty-service.js'
import { onEveryStore } from '../support/stores.js'

const fields = { id: text({ label: 'ID', maxLength: 200 }), value: text({ label: 'Value', maxLength: 200 }) }
const keyed = form('keyed', fields)
const replacing = form('replacing', fields, { naturalKey: 'id', whenTaken: 'replace' })

const positions = [0, 1, 2, 3, 4]
const seeds = 10

/** A small generator of numbers from a seed (mulberry32), so that a failure can be run again. */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

onEveryStore((store) => {
  const table = 'faults'
  let proxy: FaultProxy
  let post: Service
  let direct: SubmissionRepository

  beforeAll(async () => {
    await ensureTable({ endpoint: store.endpoint(), table })
    proxy = await faultProxy(store.endpoint())
    post = service([keyed, replacing], table, proxy.endpoint)
    direct = dynamoRepository({
      client: dynamoClient({ endpoint: store.endpoint() }),
      table,
      clock: () => Date.now(),
    })
  })
  afterAll(() => proxy.close())

  const stored = async (of: string, id: string): Promise<Submission | undefined> => {
    const found = await direct.find(of, id, Date.now() + 10_000)()
    if (E.isLeft(found)) throw new Error(found.left._tag)
    return O.toUndefined(found.right)
  }
  const idOf = ({ form: name, fields: { id = '' }, key = '' }: Post): string =>
    submissionId(sha256, name, name === 'replacing' ? { kind: 'n', key: id } : { kind: 'k', key })
  const plan = (sent: Post, faults: readonly (FaultKind | undefined)[]): void =>
    proxy.plan(`S#${sent.form}#${idOf(sent)}`, faults)

  /** A person who tries again, with the same key, until told for good; `crashes` answers never arrive. */
  const persistently = async (sent: Post, crashes = 0): Promise<Seen[]> => {
    const seen: Seen[] = []
    for (let tries = 0; tries < 8; tries += 1) {
      const answer = await post(sent)
      if (tries < crashes) continue
      seen.push(answer)
      if (answer.answer.retryable !== true) break
    }
    return seen
  }

  /** What the person was told, against what the table holds. Returns everything that is wrong. */
  const audit = async (sent: Post, seen: readonly Seen[], crashed = false): Promise<string[]> => {
    const item = await stored(sent.form, idOf(sent))
    const told = seen.filter(({ status }) => status < 300)
    const unexpected = seen.filter(({ status }) => status >= 300 && status !== 503)
    const notStored = ({ status, answer }: Seen): boolean => status === 503 && answer.outcome === 'not-stored'
    const rules: readonly (readonly [boolean, string])[] = [
      [unexpected.length > 0, `answered ${unexpected.map(({ body }) => body).join()}`],
      [told.length > 0 && item === undefined, 'acknowledged and lost'],
      [told.length > 0 && item?.fields['value'] !== sent.fields['value'], 'other values are stored'],
      [told.some(({ answer }) => answer.receipt !== item?.receipt), 'the receipt is of something else'],
      [new Set(told.map(({ body }) => body)).size > 1, 'two acknowledgements differ'],
      [told.filter(({ replayed }) => !replayed).length > 1, 'created twice'],
      [!crashed && seen.every(notStored) && item !== undefined, 'said not to be stored, and is'],
    ]
    return rules.filter(([broken]) => broken).map(([, mistake]) => `${JSON.stringify(sent)}: ${mistake}`)
  }

  /** Runs jobs, so many at a time. */
  const together = async (jobs: readonly (() => Promise<string[]>)[], width = 48): Promise<string[]> => {
    const wrong: string[] = []
    let next = 0
    const worker = async (): Promise<void> => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) wrong.push(...(await job()))
    }
    await Promise.all(Array.from({ length: width }, worker))
    return wrong
  }

  const scripts = faultKinds.flatMap((kind) =>
    positions.flatMap((position) =>
      Array.from({ length: seeds }, (_, seed) => {
        const chance = numbers(seed * 100 + position)
        // What comes before the fault makes the service call again; what comes after is chance.
        const before = Array.from({ length: position }, () => 'throttled' as const)
        const after = Array.from({ length: 3 }, () =>
          chance() < 0.3 ? faultKinds[Math.floor(chance() * faultKinds.length)] : undefined,
        )
        return { name: `${kind}-${position}-${seed}`, faults: [...before, kind, ...after] }
      }),
    ),
  )

  describe(`every kind of fault at every call: ${scripts.length} scripts`, () => {
    it('stores a new submission once, whatever the fault', async () => {
      const wrong = await together(
        scripts.map(({ name, faults }) => async () => {
          const sent = { form: 'keyed', fields: { id: 'x', value: name }, key: `new-submission-${name}` }
          plan(sent, faults)
          return audit(sent, await persistently(sent))
        }),
      )
      expect(wrong).toEqual([])
    })
    it('stores once what is sent again because the first answer never arrived', async () => {
      const wrong = await together(
        scripts.map(({ name, faults }) => async () => {
          const sent = { form: 'keyed', fields: { id: 'x', value: name }, key: `crashed-${name}` }
          plan(sent, faults)
          return audit(sent, await persistently(sent, 1), true)
        }),
      )
      expect(wrong).toEqual([])
    })
    it('replaces values in the order in which they were acknowledged', async () => {
      const wrong = await together(
        scripts.map(({ name, faults }) => async () => {
          const sentAs = (value: string): Post => ({
            form: 'replacing',
            fields: { id: name, value },
            key: `replacing-${value}-${name}`,
          })
          await persistently(sentAs('one'))
          plan(sentAs('two'), faults)
          const seen = await persistently(sentAs('two'))
          return audit(sentAs('two'), seen)
        }),
      )
      expect(wrong).toEqual([])
    })
    it('never lets the retry of an older value undo a newer one', async () => {
      const wrong = await together(
        scripts.map(({ name, faults }) => async () => {
          const sentAs = (value: string): Post => ({
            form: 'replacing',
            fields: { id: `late-${name}`, value },
            key: `late-replacing-${value}-${name}`,
          })
          plan(sentAs('old'), faults)
          const old = await persistently(sentAs('old'))
          proxy.plan(`S#replacing#${idOf(sentAs('old'))}`, [])
          const acknowledged = old.some(({ status }) => status < 300)
          await persistently(sentAs('new'))
          const late = await post(sentAs('old'))
          const item = await stored('replacing', idOf(sentAs('old')))
          return acknowledged && (item?.fields['value'] !== 'new' || late.answer.code !== 'superseded')
            ? [`${name}: ${JSON.stringify(item?.fields)} ${late.body}`]
            : []
        }),
      )
      expect(wrong).toEqual([])
    })
    it('keeps an acknowledged submission, and only those that may be stored, in the list', async () => {
      await proxy.settled()
      const seen = new Set<string>()
      for (let after: string | undefined; ;) {
        const page = await direct.page(pageQuery(keyed, { limit: 200, after }), Date.now() + 10_000)()
        if (E.isLeft(page)) throw new Error(page.left._tag)
        for (const { id } of page.right.rows) {
          expect(seen.has(id)).toBe(false)
          seen.add(id)
        }
        if (page.right.next === undefined) break
        after = page.right.next
      }
      expect(seen.size).toBe(2 * scripts.length)
    })
  })

  it('answers before the function’s time is up, though the store hangs for ever', async () => {
    const sent = { form: 'keyed', fields: { id: 'x', value: 'slow' }, key: 'deadline-0123456789' }
    plan(
      sent,
      Array.from({ length: 50 }, () => 'hang-before-apply' as const),
    )
    const answer = await post(sent, 900)
    expect([answer.status, answer.answer.code]).toEqual([503, 'outcome-unknown'])
  })
})
