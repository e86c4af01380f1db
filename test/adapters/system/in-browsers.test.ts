import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { hmac } from '../../../src/adapters/system/mac.js'
import { hmac as hmacInBrowsers } from '../../../src/adapters/system/mac-in-browsers.js'
import { sha256, systemStamper } from '../../../src/adapters/system/stamper.js'
import * as inBrowsers from '../../../src/adapters/system/stamper-in-browsers.js'

const text = fc.string({ unit: 'binary' })

describe('what a bundle for browsers has in the place of Node’s crypto', () => {
  it('hashes as Node does', () => {
    fc.assert(fc.property(text, (each) => expect(inBrowsers.sha256(each)).toBe(sha256(each))))
  })
  it('signs as Node does, and takes what Node has signed and nothing else', () => {
    const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(secret, secret, text, (one, other, each) => {
        const signed = hmac([one]).sign('time', each)
        const browser = hmacInBrowsers([other, one])
        expect(hmacInBrowsers([one]).sign('time', each)).toBe(signed)
        expect(browser.verify('time', each, signed)).toBe(true)
        expect(browser.verify('time', `${each}.`, signed)).toBe(false)
        expect(browser.verify('time', each, signed.slice(1))).toBe(false)
      }),
    )
  })
  it('stamps as Node does, each time otherwise', () => {
    const stamps = [systemStamper, inBrowsers.systemStamper].flatMap((stamper) => [
      stamper({ clock: () => 5 })(),
      stamper({ clock: inBrowsers.systemClock })(),
    ])
    for (const { attemptId, random } of stamps)
      for (const each of [attemptId, random]) expect(each).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(new Set(stamps.flatMap(({ attemptId, random }) => [attemptId, random])).size).toBe(8)
    expect(stamps[2]?.receivedAt).toBe(5)
  })
})
