import { describe, expect, it } from '@jest/globals'
import { hmac } from '../../../src/adapters/system/mac.js'
import { secondsShown, timeToken, timeTokenIn } from '../../../src/domain/spam/time-token.js'

const noon = 1_700_000_000_000
const hour = 3_600_000
const mac = hmac([new Uint8Array(32)])
const random = '2b1f7f3c-0000-4000-8000-000000000000'
const key = timeToken('contact', { shownAt: noon, random }, (text) => mac.sign('time', text))

const isKnown = (form: string, sent: string, by = mac): boolean => {
  const token = timeTokenIn(form, sent)
  return token !== undefined && by.verify('time', token.signed, token.mac)
}

describe('a key that says when its page was shown', () => {
  it('is an idempotency key, and is believed of its own form', () => {
    expect(key).toMatch(/^[!-~]{16,255}$/)
    expect(isKnown('contact', key)).toBe(true)
  })
  it.each([
    ['of another form', 'order', key],
    ['with a moved clock', 'contact', key.replace(String(noon), String(noon - hour))],
    ['spliced of two', 'contact', key.replace('2b1f', '2b1e')],
    ['without a signature', 'contact', `k1.${noon}.${random}.${'A'.repeat(43)}`],
    ['that is no such key', 'contact', 'key-0123456789abcdef'],
  ])('is not believed %s', (_, form, sent) => {
    expect(isKnown(form, sent)).toBe(false)
  })
  it('is believed under the secret before, and not under one of long ago', () => {
    const fresh = new Uint8Array(32).fill(1)
    expect(isKnown('contact', key, hmac([fresh, new Uint8Array(32)]))).toBe(true)
    expect(isKnown('contact', key, hmac([fresh]))).toBe(false)
  })
  it('is not taken for a signature of another purpose', () => {
    const token = timeTokenIn('contact', key)
    expect(mac.verify('challenge', token?.signed ?? '', token?.mac ?? '')).toBe(false)
  })
  it.each([
    [1_500, 1.5],
    [13 * hour, undefined],
    [-1, undefined],
  ])('after %d ms tells %p seconds', (after, seconds) => {
    expect(secondsShown(noon, noon + after)).toBe(seconds)
  })
})
