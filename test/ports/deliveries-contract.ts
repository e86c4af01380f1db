import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { type Delivery, dueNow, goneDelivery } from '../../src/domain/notification/delivery/delivery-state.js'
import type { Deliveries } from '../../src/ports/deliveries.js'
import { right } from '../domain/equal-right.js'

const at = 1_800_000_000_000
const deadline = Number.MAX_SAFE_INTEGER
const idOf = (n: number): string => `abcdefghijklmnopqrstuvwx${['a', 'b', 'c', 'd', 'e'][n] ?? 'f'}z`

const delivery = (n: number, rest: Partial<Delivery> = {}): Delivery => ({
  form: 'contact',
  id: idOf(n),
  receipt: '1-r',
  event: 'received',
  targets: { team: dueNow(at) },
  rev: 0,
  ...rest,
})

/** What every store of deliveries does. The clock says when it is asked. */
export const deliveriesContract = (
  name: string,
  make: (clock: () => number) => Promise<Deliveries> | Deliveries,
): void => {
  describe(`deliveries, ${name}`, () => {
    let now = at
    let deliveries: Deliveries
    beforeAll(async () => {
      deliveries = await make(() => now)
    })
    const due = { list: { state: 'due' }, until: at + 1e9, limit: 2 } as const

    it('keeps one, and raises its revision at each write', async () => {
      expect(right(await deliveries.find('contact', idOf(0), deadline)())).toBeUndefined()
      right(await deliveries.put(delivery(0), deadline)())
      expect(right(await deliveries.find('contact', idOf(0), deadline)())).toEqual(delivery(0, { rev: 1 }))
      const lease = {
        ...delivery(0, { rev: 1 }),
        lease: at + 5,
        expiresAt: 2_000_000_000,
        sample: true as const,
      }
      right(await deliveries.put(lease, deadline)())
      expect(right(await deliveries.find('contact', idOf(0), deadline)())).toEqual({ ...lease, rev: 2 })
    })
    it('refuses a write that has not seen the latest', async () => {
      for (const rev of [0, 1, 3])
        expect(await deliveries.put(delivery(0, { rev }), deadline)()).toEqual(E.left({ _tag: 'Changed' }))
    })
    it('gives up at the deadline, and has written nothing', async () => {
      for (const past of [at, 5_000]) {
        const work = [
          deliveries.find('contact', idOf(0), past),
          deliveries.known('contact', [idOf(0)], past),
          deliveries.known('contact', [], past),
          deliveries.put(delivery(4), past),
          deliveries.list(due, past),
          deliveries.list({ ...due, until: at - 1e9, after: { form: 'contact', id: idOf(0), at } }, past),
        ]
        const results: E.Either<{ readonly _tag: string }, unknown>[] = []
        for (const each of work) results.push(await each())
        const given = E.left({ _tag: 'StoreUnavailable' })
        expect(results).toMatchObject(work.map(() => given))
      }
      expect(right(await deliveries.find('contact', idOf(4), deadline)())).toBeUndefined()
    })
    it('of two first writers takes one', async () => {
      const both = await Promise.all([1, 2].map(() => deliveries.put(delivery(1), deadline)()))
      expect(both.filter(E.isRight)).toHaveLength(1)
    })
    it('lists what is due, the longest due first, page by page', async () => {
      right(await deliveries.put(delivery(2, { targets: { team: dueNow(at - 10) } }), deadline)())
      const first = right(await deliveries.list(due, deadline)())
      expect(first.map(({ id }) => id)).toEqual([idOf(2), idOf(1)])
      const second = right(await deliveries.list({ ...due, after: first[1] }, deadline)())
      expect(second).toEqual([{ form: 'contact', id: idOf(0), at: at + 5 }])
      expect(right(await deliveries.list({ ...due, until: at - 5 }, deadline)())).toHaveLength(1)
    })
    it('lists what is dead by form, and nothing that is told', async () => {
      const dead = { team: { state: 'dead' as const, tries: 10, at, last: { at, said: '503' } } }
      right(await deliveries.put(delivery(2, { rev: 1, targets: dead }), deadline)())
      right(await deliveries.put(delivery(3, { form: 'other', targets: dead }), deadline)())
      right(
        await deliveries.put(
          delivery(1, { rev: 1, targets: { team: { state: 'done', tries: 1, at } } }),
          deadline,
        )(),
      )
      const list = { state: 'dead', form: 'contact' } as const
      expect(right(await deliveries.list({ ...due, list }, deadline)())).toEqual([
        { form: 'contact', id: idOf(2), at },
      ])
      expect(right(await deliveries.list(due, deadline)()).map(({ id }) => id)).toEqual([idOf(0)])
    })
    it('knows which have one', async () => {
      const known = await deliveries.known('contact', [idOf(0), idOf(4), idOf(2)], deadline)()
      expect([...right(known)].sort()).toEqual([idOf(0), idOf(2)])
    })
    it('remembers one that is gone, against late writes, until that has expired', async () => {
      right(await deliveries.put(goneDelivery(delivery(2, { rev: 2 }), at), deadline)())
      expect(right(await deliveries.find('contact', idOf(2), deadline)())).toMatchObject({
        gone: true,
        rev: 3,
      })
      expect(E.isLeft(await deliveries.put(delivery(2, { rev: 2 }), deadline)())).toBe(true)
      now = at + 90_000_000
      expect(right(await deliveries.find('contact', idOf(2), deadline)())).toBeUndefined()
      right(await deliveries.put(delivery(2), deadline)())
    })
  })
}
