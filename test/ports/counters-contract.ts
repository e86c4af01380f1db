import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Counters } from '../../src/ports/limiter.js'
import { right } from '../domain/equal-right.js'

const at = 1_800_000_000_000
const deadline = Number.MAX_SAFE_INTEGER
const expiresAt = at / 1000 + 3_600

/** What every store of shared counters does. */
export const countersContract = (
  name: string,
  make: (clock: () => number) => Promise<Counters> | Counters,
): void => {
  describe(`counters, ${name}`, () => {
    let counters: Counters
    beforeAll(async () => {
      counters = await make(() => at)
    })
    const add = async (of: string, count: number): Promise<number> =>
      right(await counters.add({ name: of, expiresAt }, count, deadline)())

    it('starts at zero, and says the total', async () => {
      expect(await add('contact#one', 2)).toBe(2)
      expect(await add('contact#one', 1)).toBe(3)
      expect(await add('contact#one', 50)).toBe(53)
    })
    it('keeps counters apart', async () => {
      expect(await add('contact#two', 1)).toBe(1)
      expect(await add('contact#two#', 1)).toBe(1)
      expect(await add('Contact#two', 1)).toBe(1)
    })
    it('loses none of many at the same time, and tells each another total', async () => {
      const totals = await Promise.all(Array.from({ length: 40 }, () => add('contact#crowd', 1)))
      expect(totals.sort((one, other) => one - other)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    })
    it('gives up at its deadline, and has added nothing', async () => {
      const late = await counters.add({ name: 'contact#late', expiresAt }, 5, at - 1)()
      expect(late).toMatchObject({ _tag: 'Left', left: { _tag: 'StoreUnavailable' } })
      expect(await add('contact#late', 1)).toBe(1)
    })
  })
}
