import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { goneWork, type Work } from '../../src/domain/work/work.js'
import type { Clock } from '../../src/ports/clock.js'
import type { Works } from '../../src/ports/work-store.js'

const noon = 1_795_000_000_000
const form = 'contact'
const idOf = (n: number): string => 'abcdefg'.charAt(n).repeat(26)

const valueOf = async <F, A>(task: TaskEither<F, A>): Promise<A | F> => {
  const result = await task()
  return E.isRight(result) ? result.right : result.left
}

/** What every store of the owners' work keeps to. */
export const worksContract = (name: string, make: (clock: Clock) => Works | Promise<Works>): void => {
  describe(`the owners’ work, ${name}`, () => {
    let now = noon
    let works: Works
    const later = (): number => now + 20_000
    const work = (n: number, more: Partial<Work> = {}): Work => ({
      form,
      id: idOf(n),
      rev: 0,
      state: 'doing',
      by: 'ada',
      at: noon,
      note: '<b>Line</b>\n\u202e=1+1',
      ...more,
    })
    beforeAll(async () => {
      works = await make(() => now)
    })

    it('is found as it was written, and is nobody else’s', async () => {
      expect(await valueOf(works.find(form, idOf(0), later()))).toBeUndefined()
      expect(await valueOf(works.put(work(0), later()))).toBeUndefined()
      expect(await valueOf(works.find(form, idOf(0), later()))).toEqual({ ...work(0), rev: 1 })
      expect(await valueOf(works.find('other', idOf(0), later()))).toBeUndefined()
    })

    it('is written over what was seen alone: of two at once one is told', async () => {
      await valueOf(works.put(work(1), later()))
      const seen = { ...work(1), rev: 1 }
      const both = ['one', 'other'].map((note) => valueOf(works.put({ ...seen, note }, later())))
      expect((await Promise.all(both)).filter((each) => each !== undefined)).toEqual([{ _tag: 'Changed' }])
      expect(await valueOf(works.put(work(1), later()))).toEqual({ _tag: 'Changed' })
    })

    it('is listed for those that have some', async () => {
      await valueOf(works.put(work(2, { for: 'Grace' }), later()))
      const ids = [idOf(2), idOf(2), idOf(3)]
      expect(await valueOf(works.known(form, ids, later()))).toEqual([
        { ...work(2, { for: 'Grace' }), rev: 1 },
      ])
      expect(await valueOf(works.known(form, [], later()))).toEqual([])
    })

    it('is gone where it was forgotten, and once it has expired', async () => {
      await valueOf(works.put(work(4), later()))
      const gone = goneWork({ ...work(4), rev: 1 }, now)
      await valueOf(works.put(gone, later()))
      expect(await valueOf(works.find(form, idOf(4), later()))).toEqual({ ...gone, rev: 2 })
      await valueOf(works.put(work(5, { expiresAt: noon / 1000 + 60 }), later()))
      now += 60_000
      expect(await valueOf(works.find(form, idOf(5), later()))).toBeUndefined()
      expect(await valueOf(works.known(form, [idOf(5)], later()))).toEqual([])
    })

    it('begins nothing once its deadline has passed', async () => {
      expect(await valueOf(works.find(form, idOf(6), now - 1))).toMatchObject({ _tag: 'StoreUnavailable' })
    })
  })
}
