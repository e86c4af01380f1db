import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyField } from '../../../../src/domain/field/field.js'
import { text, type TextOptions } from '../../../../src/domain/field/kinds/text.js'
import { typedText } from '../../arbitrary.js'

/** The value that a field makes of an input, or the code of its complaint. */
const read = ({ codec }: AnyField, input: unknown): unknown => {
  const result = codec.decode(input)
  return E.isRight(result) ? result.right : result.left.map(({ message }) => message).join()
}

const withLineFeeds = (typed: string): string => typed.replaceAll('\r\n', '\n').replaceAll('\r', '\n')

/** White space, controls, and what Unicode says is not shown. */
const showsNothing = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]*$/u

describe('a text field', () => {
  const name = text({ label: 'Name', minLength: 2, maxLength: 4 })

  it.each([
    ['a', 'too-short'],
    ['ab', 'ab'],
    ['abcd', 'abcd'],
    ['abcde', 'too-long'],
    ['😀', 'too-short'],
    ['😀😀', '😀😀'],
    ['😀😀😀😀', '😀😀😀😀'],
    ['😀😀😀😀😀', 'too-long'],
    ['a😀b😀', 'a😀b😀'],
    ['a😀b😀c', 'too-long'],
    ['a'.repeat(9), 'too-long'],
  ])('counts characters as a person does, an emoji as one: %j is %j', (typed, expected) => {
    expect(read(name, typed)).toBe(expected)
  })

  it.each([
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a\n\rb', 'a\n\nb'],
    ['\r\na\r\n', '\na\n'],
    ['a\r\nb\r\n', 'a\nb\n'],
    ['a\r\nb\r\nc', 'too-long'],
  ])('stores one line end for all platforms, and counts it as one character: %j is %j', (typed, expected) => {
    expect(read(name, typed)).toBe(expected)
  })

  it.each(['', ' ', '\t', '\r\n', ' \n　', undefined, null])('takes %j for no answer', (typed) => {
    expect(read(name, typed)).toBe('required')
    expect(read(text({ label: 'Name', maxLength: 4, optional: true }), typed)).toBeUndefined()
  })

  it('keeps white space around and inside an answer as it was typed', () => {
    expect(read(name, ' a\t')).toBe(' a\t')
  })

  it('holds an optional field to its bounds once something is typed', () => {
    const nickname = text({ label: 'Nickname', minLength: 2, maxLength: 4, optional: true })
    expect(read(nickname, 'a')).toBe('too-short')
    expect(read(nickname, 'abcde')).toBe('too-long')
  })

  it.each([0, 42, -0, NaN, true, false, [], ['ab'], {}, { toString: () => 'ab' }, 1n])(
    'is text only: %p is not',
    (input) => {
      expect(read(name, input)).toBe('not-text')
    },
  )

  it.each(['a\uD800', '\uDC00b', '\uDE00\uD83D', 'ab\uD83D'])(
    'refuses half a character, which no store keeps: %j',
    (typed) => {
      expect(read(name, typed)).toBe('not-well-formed')
    },
  )

  it('accepts exactly the texts between its bounds, whatever they are made of', () => {
    fc.assert(
      fc.property(typedText, fc.integer({ min: 1, max: 20 }), fc.nat(20), (typed, minLength, more) => {
        const field = text({ label: 'Text', minLength, maxLength: minLength + more })
        const normal = withLineFeeds(typed)
        const length = Array.from(normal).length
        const tooLong = length > minLength + more ? 'too-long' : normal
        const expected = length < minLength ? 'too-short' : tooLong
        expect(read(field, typed)).toBe(showsNothing.test(typed) ? 'required' : expected)
      }),
    )
  })

  it('says of itself what its page and its schema need', () => {
    const options = { label: 'Text', maxLength: 9, multiline: true, hint: 'Short', listed: true } as const
    expect(text(options).description).toStrictEqual({ kind: 'text', minLength: 1, ...options })
  })
})

describe('a text field that makes no sense stops its author', () => {
  it.each<[Partial<TextOptions>, string]>([
    [{ maxLength: 0 }, '“Name”: maxLength must be 1 to 100000, not 0'],
    [{ maxLength: 100_001 }, '“Name”: maxLength must be 1 to 100000, not 100001'],
    [{ maxLength: 1.5 }, '“Name”: maxLength must be 1 to 100000, not 1.5'],
    [{ maxLength: NaN }, '“Name”: maxLength must be 1 to 100000, not NaN'],
    [{ minLength: 0 }, '“Name”: minLength must be 1 to 10, not 0'],
    [{ minLength: 11 }, '“Name”: minLength must be 1 to 10, not 11'],
    [{ minLength: Infinity }, '“Name”: minLength must be 1 to 10, not Infinity'],
  ])('%j', (mistake, message) => {
    expect(() => text({ label: 'Name', maxLength: 10, ...mistake })).toThrow(message)
  })

  it('allows the widest bounds there are', () => {
    expect(
      read(text({ label: 'Essay', minLength: 1, maxLength: 100_000 }), 'x'.repeat(100_000)),
    ).toHaveLength(100_000)
  })
})
