import { describe, expect, it } from '@jest/globals'
import { form, text } from '../../../src/domain/index.js'
import type { SpamOptions } from '../../../src/domain/spam/spam-option.js'
import { begin, deployment, type Fate, tally } from './flood.js'

const fields = { name: text({ label: 'Name', maxLength: 100 }) }
const limited = (spam: SpamOptions<'name'>) => form('note', fields, { spam })
const minute = 60_000
const one = '203.0.113.9'

/** Sends in sequence, as one sender does. */
const flood = async (count: number, send: (n: number) => Promise<Fate>): Promise<readonly Fate[]> => {
  const fates: Fate[] = []
  for (let n = 0; n < count; n += 1) fates.push(await send(n))
  return fates
}

describe('one sender', () => {
  it('has 60 open in ten minutes, the next 540 held, and the rest refused without a write', async () => {
    const { send, calls } = deployment()
    expect(tally(await flood(700, () => send({ address: one })))).toEqual({
      open: 60,
      'sender-limit': 540,
      RateLimited: 100,
    })
    expect(calls.add).toBe(600)
    expect(await send({ address: '203.0.113.10' })).toBe('open')
    expect(await send({ address: one, at: begin + 10 * minute })).toBe('open')
  })

  it('has as many more open as there are instances, and no more, in a flood of 5,000', async () => {
    const { send, calls } = deployment({ instances: 8 })
    const fates = tally(await flood(5_000, () => send({ address: one })))
    expect(fates['open']).toBeLessThanOrEqual(60 + 8)
    expect(fates['RateLimited']).toBeGreaterThan(5_000 - 620)
    expect(calls.counter + calls.add).toBeLessThanOrEqual(2 * 620)
  })

  it('is the same with parallel submissions in one instance', async () => {
    const { send } = deployment()
    const fates = await Promise.all(Array.from({ length: 700 }, () => send({ address: one })))
    expect(tally(fates)['open']).toBeLessThanOrEqual(61)
  })

  it('is all of one /64, and each of its own in IPv4', async () => {
    const { send } = deployment({ of: limited({ perSender: { most: 2, minutes: 1 } }) })
    const fates = await flood(1_000, (n) => send({ address: `2001:db8:0:7:${n.toString(16)}::1` }))
    expect(tally(fates)).toEqual({ open: 2, 'sender-limit': 18, RateLimited: 980 })
    expect(tally(await flood(100, (n) => send({ address: `198.51.100.${n}` })))).toEqual({ open: 100 })
  })

  it('has another name in each window, which does not reveal the address', async () => {
    const { send, names } = deployment()
    for (const at of [begin, begin + 10 * minute]) for (const _ of [1, 2]) await send({ address: one, at })
    expect(names).toHaveLength(2)
    const hashes = names.map((name) => /^note#([\w-]{16})#\d{13}$/.exec(name)?.[1])
    expect(hashes[0]).toBeDefined()
    expect(hashes[1]).not.toBe(hashes[0])
  })

  it('is nobody where the gateway does not say, or `false` turns the limit off', async () => {
    const unknown = deployment()
    expect(tally(await flood(200, () => unknown.send()))).toEqual({ open: 200 })
    const off = deployment({ of: limited({ perSender: false, perDay: false }) })
    expect(tally(await flood(200, () => off.send({ address: one })))).toEqual({ open: 200 })
    expect(off.calls.counter).toBe(0)
  })

  it('is counted in its own process if there is no secret', async () => {
    const { send, calls } = deployment({ secret: false })
    expect(tally(await flood(70, () => send({ address: one })))).toEqual({ open: 60, 'sender-limit': 10 })
    expect(calls.counter).toBe(1)
  })

  it('counts tests, holds none of them, and refuses them like everything else', async () => {
    const { send } = deployment()
    expect(tally(await flood(650, () => send({ address: one, test: true })))).toEqual({
      open: 600,
      RateLimited: 50,
    })
  })

  it('gets its earlier answer again, however much arrived since', async () => {
    const { send } = deployment()
    const key = 'key-0123456789abcdef'
    expect(await send({ address: one, key })).toBe('open')
    await flood(700, () => send({ address: one }))
    expect(await send({ address: one, key })).toBe('Replayed')
    expect(await send({ address: one, key: 'key-fedcba9876543210' })).toBe('RateLimited')
  })

  it('is held once if the first one is open under a natural key', async () => {
    const named = form('note', fields, { naturalKey: 'name', spam: { perSender: { most: 1, minutes: 1 } } })
    const { send, calls } = deployment({ of: named })
    expect(await send({ address: one })).toBe('open')
    expect(await send({ address: one })).toBe('Replayed')
    expect(await send({ address: one, name: 'Bea' })).toBe('sender-limit')
    expect(calls.add).toBe(2)
  })

  it('loses nothing to a clock that goes back over the edge of a window', async () => {
    const { send } = deployment()
    const edge = begin + 10 * minute
    await flood(59, () => send({ address: one, at: edge - 1 }))
    expect(await send({ address: one, at: edge })).toBe('open')
    expect(await send({ address: one, at: edge - 1 })).toBe('open')
    expect(await send({ address: one, at: edge - 1 })).toBe('sender-limit')
    expect(await send({ address: one, at: edge })).toBe('open')
  })
})

describe('an office of 300 behind one address', () => {
  it('loses and refuses no submission', async () => {
    const { send } = deployment({ instances: 3 })
    expect(tally(await flood(300, (n) => send({ address: one, name: `Person ${n}` })))).not.toHaveProperty(
      'RateLimited',
    )
  })
})

describe('a counter that cannot be asked', () => {
  it.each(['StoreThrottled', 'StoreUnavailable', 'StoreBroken', 'OutcomeUnknown'] as const)(
    'loses and refuses nothing: %s',
    async (_tag) => {
      const { send } = deployment({ fault: () => ({ _tag, cause: undefined }) })
      expect(tally(await flood(900, () => send({ address: one })))).toEqual({ open: 60, 'sender-limit': 840 })
    },
  )
  it('is asked as seldom as one that works, so that not every submission waits for it', async () => {
    const { send, calls } = deployment({ fault: () => ({ _tag: 'StoreThrottled', cause: undefined }) })
    expect(tally(await flood(900, () => send()))).toEqual({ open: 900 })
    expect(calls.counter).toBe(900 / 50)
  })

  it('is later notified of what it missed', async () => {
    let broken = true
    const { send } = deployment({
      instances: 2,
      fault: () => (broken ? { _tag: 'StoreThrottled', cause: undefined } : undefined),
    })
    await flood(50, () => send({ address: one, instance: 0 }))
    broken = false
    await send({ address: one, instance: 0 })
    expect(tally(await flood(20, () => send({ address: one, instance: 1 })))).toEqual({
      open: 9,
      'sender-limit': 11,
    })
  })
})

describe('a form’s day', () => {
  it('has as many open as its ceiling, ten times that held, and the rest refused', async () => {
    const { send, calls } = deployment({ of: limited({ perDay: 5 }) })
    expect(tally(await flood(60, () => send()))).toEqual({ open: 5, 'form-limit': 45, RateLimited: 10 })
    expect(calls.add).toBe(50)
    expect(await send({ at: Date.UTC(2027, 0, 5) })).toBe('open')
  })

  it('overshoots by at most fifty for each instance', async () => {
    const { send } = deployment({ instances: 6, of: limited({ perDay: 4_000 }) })
    const fates = tally(await flood(4_400, () => send()))
    expect(fates['open']).toBeGreaterThanOrEqual(4_000)
    expect(fates['open']).toBeLessThanOrEqual(4_000 + 6 * 50)
  })

  it('costs an ordinary one of 10,562 submissions at most 520 calls more', async () => {
    const { send, calls } = deployment({ instances: 4 })
    const pause = (24 * 60 * minute - 1) / 10_562
    // One in a hundred comes from a recent sender.
    const senderOf = (n: number): string =>
      `10.${(n - (n % 100 === 99 ? 1 : 0)) >> 8}.${n % 100 === 99 ? (n - 1) & 255 : n & 255}.1`
    await flood(10_562, (n) =>
      send({ address: senderOf(n), instance: n % 4, at: Date.UTC(2027, 0, 4) + Math.floor(n * pause) }),
    )
    expect(calls.add).toBe(10_562)
    expect(calls.find).toBe(0)
    expect(calls.counter).toBeGreaterThan(200)
    expect(calls.counter).toBeLessThanOrEqual(520)
  })

  it('is not used up by a sender whose submissions are refused', async () => {
    const { send } = deployment({ of: limited({ perSender: { most: 1, minutes: 1 }, perDay: 20 }) })
    await flood(500, () => send({ address: one }))
    expect(await send({ address: '203.0.113.10' })).toBe('open')
  })
})
