import { describe, expect, it } from '@jest/globals'
import { isOwnHost } from '../../../src/adapters/gateway/own-host.js'

const origins = ['http://localhost:3000', 'https://kettle.ngrok.example', 'http://192.168.1.7:3000']

describe('the host names that the local gateway answers under', () => {
  it.each([
    'localhost',
    'LocalHost:3000',
    'localhost.:81',
    'shop.localhost:3000',
    '127.0.0.1:3000',
    '127.8.9.1',
    '0x7f.1',
    '[::1]',
    '[::1]:3000',
    '[0:0:0:0:0:0:0:1]:3000',
    'kettle.ngrok.example',
    'KETTLE.ngrok.example:443',
    '192.168.1.7:3000',
  ])('takes %s for this machine’s', (host) => {
    expect(isOwnHost(host, origins)).toBe(true)
  })

  it.each([
    undefined,
    '',
    'evil.test',
    'evil.test:3000',
    'localhost.evil.test',
    'evil-localhost',
    'localhost@evil.test',
    'evil.test/localhost',
    'evil.test#.localhost',
    '127.0.0.1.evil.test',
    '0.0.0.0:3000',
    '[::]:3000',
    '[::2]',
    '192.168.1.8:3000',
    'ngrok.example',
    'local host',
  ])('refuses %s', (host) => {
    expect(isOwnHost(host, origins)).toBe(false)
  })
})
