import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { placeOf, type Resolve } from '../../../src/adapters/webhook/destination.js'
import { isPublic } from '../../../src/adapters/webhook/public-address.js'

describe('an address that may be told', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public',
    (address) => expect(isPublic(address)).toBe(true),
  )
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:169.254.169.254',
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    '2001:0:a9fe:a9fe::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    'localhost',
    '',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false))
  it('is never inside of a private network, whatever the rest is', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, (a, b, c) => {
        expect(isPublic(`10.${a}.${b}.${c}`)).toBe(false)
        expect(isPublic(`::ffff:${a}.${b}.${c}.1`)).toBe(false)
      }),
    )
  })
})

describe('where a target’s URL leads', () => {
  const resolve =
    (...addresses: string[]): Resolve =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
  const at = (url: string, found: Resolve, local = false) => placeOf(url, { local, resolve: found })

  it('is the address that was checked', async () => {
    expect(await at('https://crm.example.org/in', resolve('93.184.216.34'))).toMatchObject({
      address: '93.184.216.34',
    })
  })
  it.each([
    ['a name that leads to the metadata service', 'https://crm.example.org/', ['169.254.169.254']],
    [
      'a name with one private address among others',
      'https://crm.example.org/',
      ['93.184.216.34', '10.0.0.1'],
    ],
    ['a literal in IPv6 that maps IPv4', 'https://[::ffff:169.254.169.254]/', ['93.184.216.34']],
    ['a literal in decimal', 'https://2852039166/', ['93.184.216.34']],
    ['a literal in octal', 'https://0251.0376.0251.0376/', ['93.184.216.34']],
    ['a literal in hexadecimal', 'https://0xa9fea9fe/', ['93.184.216.34']],
    ['a literal that leaves parts out', 'https://127.1/', ['93.184.216.34']],
    ['a literal in wide digits', 'https://１６９.254.169.254/', ['93.184.216.34']],
    ['a literal behind NAT64', 'https://[64:ff9b::a9fe:a9fe]/', ['93.184.216.34']],
    ['a literal with a dot at its end', 'https://169.254.169.254./', ['93.184.216.34']],
    ['http', 'http://crm.example.org/', ['93.184.216.34']],
    ['this machine, where it is not allowed', 'https://localhost/', ['127.0.0.1']],
    ['a name that leads to this machine', 'https://crm.example.org/', ['127.0.0.1']],
    ['a user name', 'https://a:b@crm.example.org/', ['93.184.216.34']],
    ['another scheme', 'file:///etc/passwd', []],
    ['no URL', 'crm', []],
  ])('is nowhere with %s', async (_, url, found) => {
    expect(await at(url, resolve(...found))).toBe('forbidden-address')
  })
  it('is this machine on the local stack, if the name says so and leads there', async () => {
    expect(await at('http://localhost:9000/in', resolve('127.0.0.1'), true)).toMatchObject({
      address: '127.0.0.1',
    })
    expect(await at('http://localhost:9000/in', resolve('10.0.0.1'), true)).toBe('forbidden-address')
    expect(await at('http://crm.example.org/', resolve('127.0.0.1'), true)).toBe('forbidden-address')
  })
  it('is unknown where there is no such name', async () => {
    expect(await at('https://nowhere.example/', () => Promise.reject(new Error('ENOTFOUND')))).toBe('no-name')
    expect(await at('https://nowhere.example/', resolve())).toBe('no-name')
  })
})
