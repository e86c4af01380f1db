import { describe, expect, it } from '@jest/globals'
import { isIP } from 'node:net'
import fc from 'fast-check'
import { networkOf, senderBehind } from '../../../src/domain/spam/sender-network.js'

describe('what tells one sender from another', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:50123', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['[::ffff:cb00:7109]:443', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['[2001:0db8:0001:0002::9]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8::203.0.113.9', '2001:db8:0:0::/64'],
  ])('is, of %s, %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
  it.each([
    '',
    'unknown',
    '_hidden',
    '203.0.113',
    '203.0.113.256',
    '1::2::3',
    ':::',
    '2001:db8',
    '12345::',
    '1'.repeat(9_999),
  ])('is nothing of %j', (text) => {
    expect(networkOf(text)).toBeUndefined()
  })
  it('is one of a thousand addresses in one /64', () => {
    const all = Array.from({ length: 1_000 }, (_, n) => networkOf(`2001:db8:0:7:${n.toString(16)}::${n}`))
    expect([...new Set(all)]).toEqual(['2001:db8:0:7::/64'])
  })
  it('is there of every address that Node knows, and of no other text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: fc.constantFrom('0', ':', '.', 'f', '[', ']') })),
        (text) => {
          if (networkOf(text) !== undefined)
            expect(isIP(text.replace(/^\[(.*)\].*$|^([\d.]+):\d+$/, '$1$2'))).not.toBe(0)
          else expect(isIP(text)).toBe(0)
        },
      ),
    )
  })
})

describe('the sender behind proxies', () => {
  it('is the other end of the connection, whatever the request claims', () => {
    expect(senderBehind('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(senderBehind('203.0.113.9', undefined)).toBe('203.0.113.9')
    expect(senderBehind('127.0.0.1', undefined)).toBe('127.0.0.1')
    expect(senderBehind(undefined, '198.51.100.1')).toBeUndefined()
  })
  it('is what one’s own proxies have appended, and nothing that stands before that', () => {
    expect(senderBehind('127.0.0.1', '198.51.100.1')).toBe('198.51.100.1')
    expect(senderBehind('::ffff:10.0.0.2', '6.6.6.6, 198.51.100.1, 192.168.0.4')).toBe('198.51.100.1')
    expect(senderBehind('::1', 'fd00::1, 2001:db8::1, fc00::2')).toBe('2001:db8::1')
    expect(senderBehind('10.0.0.2', '10.0.0.3')).toBe('10.0.0.2')
  })
  it('is the last of fifty entries', () => {
    const claimed = Array.from({ length: 49 }, (_, n) => `6.6.6.${n}`)
    expect(senderBehind('127.0.0.1', [...claimed, '198.51.100.1'].join(', '))).toBe('198.51.100.1')
  })
})
