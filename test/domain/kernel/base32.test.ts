import { describe, expect, it } from '@jest/globals'
import { base32, base32Number } from '../../../src/domain/kernel/base32.js'

const hexadecimal = (text: string): string => Buffer.from(text, 'ascii').toString('hex')

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('writes the vectors of RFC 4648, in lower case and without padding: %j is %j', (text, expected) => {
    expect(base32(hexadecimal(text))).toBe(expected)
  })

  it('writes every bit of a long digest', () => {
    expect(base32('f'.repeat(64))).toBe('7'.repeat(51) + 'q')
    expect(base32('0'.repeat(64))).toBe('a'.repeat(52))
  })

  it('writes as many characters as are asked for', () => {
    expect(base32(hexadecimal('foobar'), 6)).toBe('mzxw6y')
  })

  it.each([
    ['', 0],
    ['a', 0],
    ['b', 1],
    ['7', 31],
    ['ba', 32],
    ['77777', 2 ** 25 - 1],
  ])('reads %j as the number %d', (text, expected) => {
    expect(base32Number(text)).toBe(expected)
  })
})
