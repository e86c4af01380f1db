import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { record } from '../../../forms/record.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { form } from '../../../src/domain/form/form.js'
import { checkKey, identify, isSubmissionId, submissionId } from '../../../src/domain/submission/identity.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { filledText, idempotencyKey } from '../arbitrary.js'

const line = text({ label: 'Line', maxLength: 10 })
const plain = form('plain', { line })
const strict = form('strict', { line }, { keyRequired: true })

describe('an idempotency key', () => {
  it.each([
    ['16 characters', 'k'.repeat(16)],
    ['255 characters', 'k'.repeat(255)],
    ['a UUID', '0191e5a4-6a1c-7c33-a1ce-5d2f0a7a3b10'],
    ['the ends of visible ASCII', '!'.repeat(8) + '~'.repeat(8)],
  ])('may be %s', (_, key) => {
    expect(checkKey(plain, key)).toStrictEqual(E.right(key))
  })

  it.each([
    ['empty', ''],
    ['15 characters', 'k'.repeat(15)],
    ['256 characters', 'k'.repeat(256)],
    ['with a space', `${'k'.repeat(16)} k`],
    ['with a line end', `${'k'.repeat(16)}\n`],
    ['beyond ASCII', 'ключ-ключ-ключ-ключ'],
    ['with a control character', `${'k'.repeat(16)}\u007f`],
  ])('may not be %s', (_, key) => {
    expect(checkKey(plain, key)).toStrictEqual(E.left({ _tag: 'KeyInvalid' }))
  })

  it('may be left out, unless the form requires one', () => {
    expect(checkKey(plain, undefined)).toStrictEqual(E.right(undefined))
    expect(checkKey(strict, undefined)).toStrictEqual(E.left({ _tag: 'KeyMissing' }))
    expect(checkKey(strict, 'k'.repeat(16))).toStrictEqual(E.right('k'.repeat(16)))
  })
})

describe('what identifies a submission', () => {
  it('is the natural key alone, where the form declares one', () => {
    const fields = { id: '42', value: 'hello' }
    expect(identify(record, fields, 'k'.repeat(16), 'chance')).toStrictEqual({ kind: 'n', key: '42' })
    expect(identify(record, fields, undefined, 'chance')).toStrictEqual({ kind: 'n', key: '42' })
  })

  it('else the key that was sent, else chance', () => {
    expect(identify(plain, { line: 'x' }, 'k'.repeat(16), 'chance')).toStrictEqual({
      kind: 'k',
      key: 'k'.repeat(16),
    })
    expect(identify(plain, { line: 'x' }, undefined, 'chance')).toStrictEqual({ kind: 'r', key: 'chance' })
  })
})

describe('the id of a submission', () => {
  it('is the digest that the design writes down, in 26 characters', () => {
    // printf 'record\0n\x0042' | sha256sum | xxd -r -p | base32 | tr A-Z a-z | cut -c 1-26
    expect(submissionId(sha256, 'record', { kind: 'n', key: '42' })).toBe('dfrrnabzncopsw2qwhxeezqiuj')
  })

  it('is 26 lower-case characters, safe in an address, whatever the key', () => {
    fc.assert(
      fc.property(filledText, fc.constantFrom('n', 'k', 'r'), (key, kind) => {
        const id = submissionId(sha256, 'record', { kind, key })
        expect(id).toMatch(/^[a-z2-7]{26}$/)
        expect(isSubmissionId(id)).toBe(true)
      }),
    )
  })

  it('is another one for another form, another kind or another key', () => {
    fc.assert(
      fc.property(idempotencyKey, idempotencyKey, (key, other) => {
        const ids = [
          submissionId(sha256, 'a', { kind: 'k', key }),
          submissionId(sha256, 'a', { kind: 'n', key }),
          submissionId(sha256, 'a', { kind: 'r', key }),
          submissionId(sha256, 'b', { kind: 'k', key }),
          submissionId(sha256, 'a', { kind: 'k', key: `${key}${other}` }),
        ]
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it.each([
    '',
    'a'.repeat(25),
    'a'.repeat(27),
    'A'.repeat(26),
    '1'.repeat(26),
    `${'a'.repeat(26)}\n`,
    '../etc',
  ])('is not %j', (text) => {
    expect(isSubmissionId(text)).toBe(false)
  })
})
