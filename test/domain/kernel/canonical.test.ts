import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canonical } from '../../../src/domain/kernel/canonical.js'

/** The same value with the members of every object in another order. */
const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, shuffled(member)] as const)
  return Object.fromEntries(members.reverse())
}

/** JSON values; -0 is left out, as JSON cannot tell it from 0. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)

describe('canonical', () => {
  it('is JSON that reads back as the same value, so that different values never give one text', () => {
    fc.assert(fc.property(json, (value) => expect(JSON.parse(canonical(value))).toStrictEqual(value)))
  })

  it('does not depend on the order in which names were given', () => {
    fc.assert(fc.property(json, (value) => expect(canonical(shuffled(value))).toBe(canonical(value))))
  })

  it('tells apart what a careless one would not', () => {
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }))
    expect(canonical(['a,b'])).not.toBe(canonical(['a', 'b']))
    expect(canonical({ a: 'b', c: 'd' })).not.toBe(canonical({ a: 'b","c":"d' }))
  })

  it.each([
    [{ b: 1, a: 2, B: 3 }, '{"B":3,"a":2,"b":1}'],
    [{ '\uFB33': 1, '\u{1F600}': 2 }, '{\"\u{1F600}\":2,\"\uFB33\":1}'],
    [{ a: undefined, b: [] }, '{"b":[]}'],
    [{ a: { c: null, b: true } }, '{"a":{"b":true,"c":null}}'],
    ['"\\\u0000\u001f\u2028é', '"\\"\\\\\\u0000\\u001f\u2028é"'],
  ])('writes %j as RFC 8785 does', (value, expected) => {
    expect(canonical(value)).toBe(expected)
  })
})
