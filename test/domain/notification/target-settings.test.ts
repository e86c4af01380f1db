import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { targetsFrom } from '../../../src/domain/notification/target-settings.js'
import { right } from '../equal-right.js'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

describe('the targets of a deployment', () => {
  it.each(['https://crm.example.org/in', 'http://localhost:9000/in', 'http://127.0.0.1/', 'http://[::1]:1/'])(
    'may be at %s',
    (webhook) => {
      const targets = right(targetsFrom({ crm: { webhook, secret }, chat: { slack: { parameter: '/a' } } }))
      expect([...targets.keys()]).toEqual(['crm', 'chat'])
    },
  )

  it.each([
    'http://crm.example.org/in',
    'ftp://crm.example.org/',
    'crm.example.org',
    '',
    'https://',
    'http://localhost.example.org/',
  ])('are not at %j, which is not repeated', (address) => {
    const complaints = E.swap(
      targetsFrom({
        crm: { webhook: address, secret },
        chat: { discord: address },
        ok: { mail: 'a@example.org' },
      }),
    )
    expect(right(complaints)).toEqual([
      'targets.crm: its address must begin with https://, or with http://localhost on your machine',
      'targets.chat: its address must begin with https://, or with http://localhost on your machine',
    ])
  })
})
