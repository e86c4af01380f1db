import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { batchReply, streamRecords } from '../../../../src/adapters/lambda/stream-event.js'
import { form, text } from '../../../../src/domain/index.js'
import { again, type Delivery } from '../../../../src/domain/notification/delivery/delivery-state.js'
import { check } from '../../../../src/handlers/use-cases/deliveries/check.js'
import { notifier } from '../../../../src/handlers/use-cases/notify/notifier.js'
import type { Parts } from '../../../../src/handlers/use-cases/notify/parts.js'
import { right } from '../../../domain/equal-right.js'
import { notifyingParts, storedOf } from './notifying-parts.js'

const contact = form(
  'contact',
  { message: text({ label: 'Message', maxLength: 50, listed: true }) },
  { notify: ['team', 'crm', 'nobody'] },
)
const targets = {
  team: { kind: 'mail', to: 'team@k.example' },
  crm: { kind: 'webhook', url: 'https://x.example/', secret: 'whsec_AAAA' },
} as const
const [whole, damaged] = ['a'.repeat(26), 'b'.repeat(26)]
const ever = Number.MAX_SAFE_INTEGER
const unreadable = TE.left({ _tag: 'ItemUnreadable', cause: new Error('damaged') } as const)

/** A DynamoDB Streams record for an item with this key. */
const record = (pk: string, number = 1) => ({
  eventName: 'MODIFY',
  dynamodb: { Keys: { pk: { S: pk } }, SequenceNumber: String(number), NewImage: { notify: { N: '1' } } },
})

const made = (damage: { submission?: boolean; delivery?: boolean } = {}) => {
  const state = { isRepaired: false }
  const submissions = [whole, damaged].map((id) => storedOf(contact, id, { fields: { message: 'x' } }))
  const base = notifyingParts({ forms: [contact], targets, submissions })
  const { repository, deliveries } = base.parts
  const isDamaged = (id: string, what: boolean | undefined) =>
    what === true && id === damaged && !state.isRepaired
  const parts: Parts = {
    ...base.parts,
    repository: {
      ...repository,
      find: (name, id, deadline) =>
        isDamaged(id, damage.submission) ? unreadable : repository.find(name, id, deadline),
    },
    deliveries: {
      ...deliveries,
      find: (name, id, deadline) =>
        isDamaged(id, damage.delivery) ? unreadable : deliveries.find(name, id, deadline),
    },
  }
  const one = notifier(parts)
  const handle = async (records: readonly unknown[]) =>
    batchReply(await one.ring(streamRecords({ Records: records }) ?? [], ever)).batchItemFailures
  return { ...base, parts, one, handle, state, deliveries }
}

describe('what cannot be read', () => {
  it('is written down as dead, counted by the alarm’s line, and holds up no other record', async () => {
    const { handle, lines, deliveries } = made({ submission: true })
    expect(await handle([record(`S#contact#${damaged}`, 1), record(`S#contact#${whole}`, 2)])).toEqual([])
    expect(lines.filter(({ submission }) => submission === whole).map(({ state }) => state)).toEqual([
      'done',
      'done',
    ])
    expect(lines.filter(({ submission }) => submission === damaged)).toEqual([
      { form: 'contact', submission: damaged, target: 'team', said: 'unreadable', state: 'dead', tries: 0 },
      { form: 'contact', submission: damaged, target: 'crm', said: 'unreadable', state: 'dead', tries: 0 },
    ])
    const dead = await deliveries.list(
      { list: { state: 'dead', form: 'contact' }, until: ever, limit: 9 },
      ever,
    )()
    expect(right(dead)).toMatchObject([{ id: damaged }])
  })

  it('is notified of after a repair and a replay, and is logged once until then', async () => {
    const { handle, lines, state, deliveries, one } = made({ submission: true })
    for (let times = 0; times < 3; times += 1) await handle([record(`S#contact#${damaged}`)])
    expect(lines).toHaveLength(2)
    state.isRepaired = true
    const kept = right(await deliveries.find('contact', damaged, ever)()) as Delivery
    right(await deliveries.put(again(kept, ['team', 'crm'], kept.targets['team']?.at ?? 0), ever)())
    await one.tick(900_000, ever)
    expect(lines.slice(2).map(({ target, state: now }) => [target, now])).toEqual([
      ['team', 'done'],
      ['crm', 'done'],
    ])
  })

  it('leaves earlier deliveries unchanged', async () => {
    const { handle, state, deliveries } = made({ submission: true })
    state.isRepaired = true
    await handle([record(`S#contact#${damaged}`)])
    const told = right(await deliveries.find('contact', damaged, ever)()) as Delivery
    right(await deliveries.put(again(told, ['crm'], 0), ever)())
    state.isRepaired = false
    await handle([record(`N#contact#${damaged}`)])
    const kept = right(await deliveries.find('contact', damaged, ever)()) as Delivery
    expect([kept.targets['team']?.state, kept.targets['crm']?.state]).toEqual(['done', 'dead'])
  })

  it('is counted if the delivery is unreadable, although its targets are unknown', async () => {
    const { handle, lines } = made({ delivery: true })
    expect(await handle([record(`S#contact#${damaged}`)])).toEqual([])
    expect(lines).toMatchObject([{ form: 'contact', submission: damaged, target: '', state: 'dead' }])
  })

  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['no keys', { dynamodb: { SequenceNumber: '7' } }],
    ['a key of bytes', { dynamodb: { SequenceNumber: '7', Keys: { pk: { B: 'x' } } } }],
    ['the key of counts', record('D#contact#2026-01-01', 7)],
    ['a key that no form can have', record(`S#Contact#${whole}`, 7)],
    ['a key that goes on', record(`S#contact#${whole}#x`, 7)],
  ])('is counted, and the others are told: %s', async (_, strange) => {
    const { handle, lines } = made()
    expect(await handle([strange, record(`S#contact#${whole}`, 8)])).toEqual([])
    expect(lines.filter(({ state }) => state === 'dead')).toMatchObject([{ said: 'unreadable', form: '' }])
    expect(lines.filter(({ state }) => state === 'done')).toHaveLength(2)
  })

  it('is retried if the store is down, and is not dead', async () => {
    const { parts, lines } = made()
    const down = TE.left({ _tag: 'StoreUnavailable', cause: new Error('down') } as const)
    const { ring } = notifier({ ...parts, repository: { ...parts.repository, find: () => down } })
    const records = streamRecords({
      Records: [record(`S#contact#${whole}`, 3), record(`S#contact#${damaged}`, 4)],
    })
    expect(await ring(records ?? [], ever)).toBe('3')
    expect(lines).toEqual([])
  })

  it('is reported by a check, which continues after it', async () => {
    const { parts } = made({ delivery: true })
    const rows = [whole, damaged].map((id) => ({ id, at: 1, position: id }))
    const repository = {
      page: () => TE.right({ rows }),
      read: () =>
        TE.right({
          submissions: [storedOf(contact, damaged, { fields: { message: 'x' } })],
          unreadable: [whole],
        }),
    }
    const found = right(await check({ ...parts, repository })(contact, ever))
    expect(found).toEqual({
      checked: 2,
      untold: [
        { id: whole, delivery: undefined },
        { id: damaged, delivery: undefined },
      ],
    })
  })
})

describe('records of a stream', () => {
  it('twice, reversed, and 10,000 at once, tell each submission once', async () => {
    const ids = Array.from({ length: 5_000 }, (_, n) =>
      String(n)
        .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
        .padEnd(26, 'z'),
    )
    const submissions = ids.map((id) => storedOf(contact, id, { fields: { message: 'x' } }))
    const byId = new Map(submissions.map((each) => [each.id, each]))
    const { parts, lines } = notifyingParts({ forms: [contact], targets: { crm: targets.crm }, submissions })
    const find: Parts['repository']['find'] = (_, id) =>
      TE.right({ _tag: 'Some', value: byId.get(id) ?? storedOf(contact, id) })
    const { ring } = notifier({ ...parts, repository: { ...parts.repository, find } })
    const records = ids.map((id, n) => record(`S#contact#${id}`, n + 1))
    const event = { Records: [...records, ...records.toReversed()] }
    expect(await ring(streamRecords(event) ?? [], ever)).toBeUndefined()
    expect(await ring(streamRecords(event) ?? [], ever)).toBeUndefined()
    expect(lines).toHaveLength(5_000)
    expect(new Set(lines.map(({ submission }) => submission)).size).toBe(5_000)
  })
})
