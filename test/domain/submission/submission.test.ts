import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { record } from '../../../forms/record.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { type AnyForm, form } from '../../../src/domain/form/form.js'
import { hasExpired } from '../../../src/domain/kernel/instant.js'
import { comparableText } from '../../../src/domain/kernel/typed.js'
import { type Accepted, attempt, receiptOf, receiptText } from '../../../src/domain/submission/submission.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { answersOf } from '../../../src/domain/words/words.js'
import { filledText, idempotencyKey, recordValues } from '../arbitrary.js'

const noon = 1_700_000_000_000
const stamp = { attemptId: 'an-attempt', random: 'chance', receivedAt: noon }
const note = { note: text({ label: 'Note', maxLength: 10 }) }

const hello = { id: '42', value: 'hello' }

const made = (of: AnyForm, accepted: Partial<Accepted> = {}) =>
  attempt(of, sha256, {
    input: accepted.fields ?? hello,
    fields: hello,
    key: undefined,
    stamp,
    answers: answersOf(of),
    ...accepted,
  })

describe('a submission', () => {
  it('is the accepted values and the stamp, with nothing else of the request', () => {
    const { submission } = made(record)
    expect(submission).toMatchObject({
      form: 'record',
      formVersion: '1',
      id: 'dfrrnabzncopsw2qwhxeezqiuj',
      at: noon,
      since: noon,
      fields: { id: '42', value: 'hello' },
      attemptId: 'an-attempt',
      answer: { status: 201, message: 'Thank you. We have received it.' },
    })
    expect(submission.expiresAt).toBeUndefined()
  })

  it('keeps no idempotency key, only what recognises it', () => {
    fc.assert(
      fc.property(idempotencyKey, (key) => {
        const kept = JSON.stringify(Object.values(made(record, { key }).submission))
        expect(kept).not.toContain(JSON.stringify(key).slice(1, -1))
      }),
    )
  })

  it('shows in lists only what the form lists, and null where nothing was sent', () => {
    const listing = form('listing', {
      shown: text({ label: 'Shown', maxLength: 9, listed: true }),
      hidden: text({ label: 'Hidden', maxLength: 9 }),
      toString: text({ label: 'Text', maxLength: 9, listed: true, optional: true }),
    })
    const { listed } = made(listing, { fields: { shown: 'a', hidden: 'b' } }).submission
    expect(listed).toStrictEqual({ shown: 'a', toString: null })
    expect(made(record).submission.listed).toBeUndefined()
  })

  it('expires after as many days as the form keeps it, to the second', () => {
    const { submission } = made(form('brief', note, { retain: { days: 0.5 } }))
    expect(hasExpired(noon + 43_200_000 - 1, submission)).toBe(false)
    expect(hasExpired(noon + 43_200_000, submission)).toBe(true)
  })
})

describe('a fingerprint', () => {
  const fingerprint = (of: AnyForm, accepted: Partial<Accepted> = {}): string =>
    made(of, accepted).submission.fingerprint

  it('is of the values alone: a new version, key, time or attempt does not make an honest retry a conflict', () => {
    const { id, value } = record.fields
    const later = form('record', { value, id }, { naturalKey: 'id', version: '2', retain: { days: 1 } })
    const stampLater = { attemptId: 'other', random: 'other', receivedAt: noon + 1 }
    const again = fingerprint(later, {
      fields: { value: 'hello', id: '42' },
      key: 'k'.repeat(16),
      stamp: stampLater,
    })
    expect(again).toBe(fingerprint(record))
  })

  it('differs where any value does', () => {
    fc.assert(
      fc.property(recordValues, filledText, (fields, value) => {
        // Two spellings of one text are one value.
        fc.pre(comparableText(value) !== comparableText(fields.value))
        expect(fingerprint(record, { fields })).not.toBe(
          fingerprint(record, { fields: { ...fields, value } }),
        )
      }),
    )
  })

  it('is hexadecimal SHA-256', () => {
    expect(fingerprint(record)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a receipt', () => {
  it('can be computed again from what is stored, by anyone with SHA-256', () => {
    const { submission } = made(record)
    const written =
      '["dynamosync-receipt-1","record","dfrrnabzncopsw2qwhxeezqiuj",1700000000000,"1",{"id":"42","value":"hello"},null]'
    expect(receiptText(submission)).toBe(written)
    expect(submission.receipt).toBe(`1-${createHash('sha256').update(written, 'utf8').digest('hex')}`)
  })

  it('proves every value, the form, its version, the id and the time', () => {
    fc.assert(
      fc.property(recordValues, (fields) => {
        const { submission } = made(record, { fields })
        expect(receiptOf(sha256, structuredClone(submission))).toBe(submission.receipt)
        const changes = [
          { fields: { ...fields, value: `${fields.value}.` } },
          { form: 'other' },
          { formVersion: '2' },
          { id: 'a'.repeat(26) },
          { at: noon + 1 },
        ]
        for (const change of changes)
          expect(receiptOf(sha256, { ...submission, ...change })).not.toBe(submission.receipt)
      }),
    )
  })
})
