import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyField } from '../../../src/domain/field/field.js'
import { email } from '../../../src/domain/field/kinds/email.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { url } from '../../../src/domain/field/kinds/url.js'

const published = (name: string): unknown =>
  JSON.parse(readFileSync(`test/domain/field/published/${name}.json`, 'utf8'))

const label = 'Label'
const read = ({ codec }: AnyField, sent: string): string | undefined => {
  const result = codec.decode(sent)
  return E.isRight(result) ? String(result.right) : undefined
}

describe('web-platform-tests on web addresses', () => {
  const field = url({ label })
  /** An input, and what it is to a browser; null where it is no address. */
  const all = published('addresses') as readonly (readonly [string, string | null])[]
  /** Node's `URL` does not decode this label, whose decoding fails; `URL` is what decides. */
  const addresses = all.filter(([input]) => !/xn--pokxncvks/i.test(input))

  /** Why we refuse what a browser opens; the table is in docs/reference/fields.md. */
  const reasons: readonly (readonly [string, RegExp])[] = [
    ['without two slashes, or with more', /^\s*https?:(?!\/\/[^/\\])/iu],
    ['user names', /^\s*https?:\/\/[^/?#\\]*@/iu],
    ['a backslash before the path', /^\s*https?:\/\/[^/?#]*\\/iu],
    ['control characters or half a character inside', /\S[\p{Cc}]+\S|\p{Cs}/u],
    ['white space in the host', /^\s*https?:\/\/[^/?#]*\s/iu],
  ]

  it('are many', () => {
    expect(addresses.length).toBeGreaterThan(300)
  })

  it('refuse nothing that we take', () => {
    const wrong = addresses.filter(([input, href]) => href === null && read(field, input) !== undefined)
    expect(wrong).toEqual([])
  })

  it('open nothing that we refuse, but for a reason', () => {
    const refused = addresses.filter(([input, href]) => href !== null && read(field, input) === undefined)
    expect(refused.filter(([input]) => !reasons.some(([, pattern]) => pattern.test(input)))).toEqual([])
  })

  it('read what we store as they read what was sent', () => {
    for (const [input, href] of addresses) {
      const stored = read(field, input)
      if (stored !== undefined) expect([input, new URL(stored).href]).toEqual([input, href])
    }
  })
})

describe('isemail on addresses', () => {
  const field = email({ label })
  const addresses = published('e-mail-addresses') as readonly (readonly [string, string])[]

  /** Mailboxes of the standard that the public Internet's forms and mail programs do not write; docs/reference/fields.md. */
  const isOddMailbox = (address: string): boolean =>
    /[^\x20-\x7e][^@]*@/.test(address) || /@[^.]*$/.test(address)

  it('calls valid what we take, or what has only white space around it', () => {
    const taken = addresses.filter(([address]) => read(field, address) !== undefined)
    expect(taken.length).toBeGreaterThan(10)
    for (const [address, diagnosis] of taken)
      expect([address, diagnosis === 'valid' || address !== address.trim()]).toEqual([address, true])
  })

  it('calls valid nothing that we refuse, but mailboxes of other scripts and domains without a dot', () => {
    const refused = addresses.filter(
      ([address, diagnosis]) => diagnosis === 'valid' && read(field, address) === undefined,
    )
    expect(refused.filter(([address]) => !isOddMailbox(address))).toEqual([])
    expect(refused.length).toBeGreaterThan(0)
  })
})

describe('libaddressinput on postal codes', () => {
  const field = text({ label, maxLength: 20, pattern: 'postal-code' })
  const codes = Object.entries(published('postal-codes') as Readonly<Record<string, readonly string[]>>)

  it('has examples of the whole world', () => {
    expect(codes.length).toBeGreaterThan(150)
  })

  it('has none that we refuse', () => {
    const misread = codes.flatMap(([country, examples]) =>
      examples
        .filter((example) => read(field, ` ${example}\u00A0`) !== example)
        .map((code) => [country, code]),
    )
    expect(misread).toEqual([])
  })
})
