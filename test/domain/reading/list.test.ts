import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { record } from '../../../forms/record.js'
import { canonical } from '../../../src/domain/kernel/canonical.js'
import {
  boundsOf,
  cursorOf,
  mergeRows,
  listQuery,
  type ListQuery,
  positionIn,
  positionOf,
  type Row,
  shardOf,
  shardsOf,
} from '../../../src/domain/reading/list.js'

const noon = 1_700_000_000_000

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const idOf = (n: number): string =>
  n
    .toString(32)
    .padStart(26, '0')
    .replace(/./g, (digit) => alphabet.charAt(parseInt(digit, 32)))

const rowAt = (at: number, n: number): Row => ({
  id: idOf(n),
  at,
  position: positionOf({ since: at, id: idOf(n) }),
})

const instant = fc.integer({ min: 1, max: 4_102_444_800_000 })
const order = fc.constantFrom<ListQuery['order']>('newest', 'oldest')
const invalid = E.left({ _tag: 'CursorInvalid' })

/** Rows, some at the same millisecond, no two of one id. */
const rows = fc
  .array(fc.oneof(fc.constantFrom(noon, noon + 1), instant), { maxLength: 40 })
  .map((times) => times.map(rowAt))

describe('a cursor', () => {
  it('leads back to its place, in the list that it was made for', () => {
    fc.assert(
      fc.property(order, instant, fc.nat(), (listed, at, n) => {
        const query = listQuery(record, { order: listed })
        const { position } = rowAt(at, n)
        expect(positionIn(query, cursorOf(query, position))).toStrictEqual(E.right(position))
      }),
    )
  })

  it('leads back where the list has bounds', () => {
    const query = listQuery(record, { from: noon, to: noon + 1000 })
    const { position } = rowAt(noon + 999, 7)
    expect(positionIn(query, cursorOf(query, position))).toStrictEqual(E.right(position))
  })

  it('is refused by a list of another order or other bounds', () => {
    const list = fc.record({
      order,
      from: fc.constantFrom(undefined, noon - 2, noon - 1),
      to: fc.constantFrom(undefined, noon + 1, noon + 2),
    })
    fc.assert(
      fc.property(list, list, (made, other) => {
        fc.pre(canonical(made) !== canonical(other))
        const cursor = cursorOf(listQuery(record, made), rowAt(noon, 1).position)
        expect(positionIn(listQuery(record, other), cursor)).toStrictEqual(invalid)
      }),
    )
  })

  it.each([-1, 1000, 5000])('is refused where it leads out of the bounds (%d ms past the first)', (past) => {
    const query = listQuery(record, { from: noon, to: noon + 1000 })
    expect(positionIn(query, cursorOf(query, rowAt(noon + past, 1).position))).toStrictEqual(invalid)
  })

  it.each([
    '',
    'n',
    'n..',
    'n...',
    'n...1.a',
    `n...${noon}.`,
    `n...${noon}.${idOf(1)}.`,
    `n...x${noon}.${idOf(1)}`,
    `2.n...${noon}.${idOf(1)}`,
    `1.1.n...${noon}.${idOf(1)}`,
  ])('is refused where it is malformed or of a newer version: %j', (cursor) => {
    expect(positionIn(listQuery(record), cursor)).toStrictEqual(invalid)
  })

  it('is read as of before cursors had a version', () => {
    const { position } = rowAt(noon, 1)
    const query = listQuery(record)
    expect(positionIn(query, cursorOf(query, position).replace(/^1\./, ''))).toStrictEqual(E.right(position))
  })

  it('is refused where it is anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cursor) => {
        expect(positionIn(listQuery(record), cursor)).toStrictEqual(invalid)
      }),
    )
  })

  it('can stand in an address as it is', () => {
    const query = listQuery(record, { from: 1, to: noon })
    const cursor = cursorOf(query, rowAt(noon - 1, 1).position)
    expect(encodeURIComponent(cursor)).toBe(cursor)
  })
})

describe('a merge of shards', () => {
  it('is the one order of all rows, however they are spread', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5 }), order, (all, shards, listed) => {
        const query = listQuery(record, { order: listed, limit: 200 })
        const spread = Array.from({ length: shards }, (_, shard) =>
          all.filter((_row, n) => n % shards === shard),
        )
        const positions = mergeRows(
          query,
          spread.map((rows) => ({ rows })),
        ).rows.map(({ position }) => position)
        const sorted = all.map(({ position }) => position).sort()
        expect(positions).toStrictEqual(listed === 'oldest' ? sorted : sorted.reverse())
      }),
    )
  })

  it('shows every row once, page by page, newest or oldest first', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), order, (all, limit, listed) => {
        const seen: string[] = []
        let after: string | undefined
        do {
          const query = listQuery(record, { order: listed, limit, after })
          const [least, most] = boundsOf(query)
          const rest = all.filter(
            ({ position }) => position >= least && position <= most && position !== after,
          )
          const page = mergeRows(query, [{ rows: rest }])
          seen.push(...page.rows.map(({ position }) => position))
          after = page.next
        } while (after !== undefined)
        const sorted = all.map(({ position }) => position).sort()
        expect(seen).toStrictEqual(listed === 'oldest' ? sorted : sorted.reverse())
      }),
    )
  })

  it('ends with the last full page: there is no empty one after it', () => {
    const page = mergeRows(listQuery(record, { limit: 2 }), [
      { rows: [rowAt(noon, 1)] },
      { rows: [rowAt(noon, 2)] },
    ])
    expect(page.rows).toHaveLength(2)
    expect(page).not.toHaveProperty('next')
  })
})

describe('bounds', () => {
  it('admit the first moment and not the last', () => {
    fc.assert(
      fc.property(instant, instant, instant, (from, to, at) => {
        const [least, most] = boundsOf(listQuery(record, { from, to }))
        const { position } = rowAt(at, 1)
        expect(position >= least && position <= most).toBe(at >= from && at < to)
      }),
    )
  })
})

describe('a shard', () => {
  it('is one of the form’s, the same for the same id', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1024 }), (n, shards) => {
        expect(shardsOf({ form: 'record', shards })).toContain(shardOf('record', idOf(n), shards))
      }),
    )
  })
})
