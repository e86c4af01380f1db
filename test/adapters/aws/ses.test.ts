import { describe, expect, it } from '@jest/globals'
import { outboundEmail } from '../../../src/adapters/aws/ses.js'
import { hostileAddresses, hostileTexts, mailAbout } from '../hostile-mails.js'

interface Outbound {
  readonly FromEmailAddress: string
  readonly Destination: { readonly ToAddresses: readonly string[] }
  readonly ReplyToAddresses?: readonly string[]
  readonly Content: { readonly Simple: { readonly Subject: { readonly Data: string } } }
}

const outbound = (...about: Parameters<typeof mailAbout>): Outbound =>
  outboundEmail(mailAbout(...about)) as Outbound

const decoded = (words: string): string =>
  Buffer.concat(
    [...words.matchAll(/=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=/g)].map(([, word = '']) =>
      Buffer.from(word, 'base64'),
    ),
  ).toString()

describe('mail by SES', () => {
  it.each(Object.entries(hostileTexts))(
    'has one recipient and a subject of one line, whatever is typed: %s',
    (_, typed) => {
      const { Destination, Content, ReplyToAddresses } = outbound(typed)
      expect([Destination.ToAddresses, ReplyToAddresses]).toEqual([['team@k.example'], undefined])
      expect(Content.Simple.Subject.Data).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,300}$/u)
    },
  )

  it.each(hostileAddresses)('answers to nobody where the sender’s address is none: %j', (address) => {
    expect(outbound('Hi', address).ReplyToAddresses).toBeUndefined()
  })

  it('writes domains in ASCII', () => {
    expect(outbound('Hi', 'ada@münchen.example').ReplyToAddresses).toEqual(['ada@xn--mnchen-3ya.example'])
  })

  it.each([
    'Blue Kettle',
    'Käse & “Co”',
    '青い薬缶の問い合わせ窓口、東京都千代田区一丁目',
    'a"b\\c',
    '👩‍👩‍👧'.repeat(12),
  ])('names the site in front of its address: %s', (name) => {
    const mail = { ...mailAbout('Hi'), from: { name, address: 'f@k.example' } }
    const { FromEmailAddress: from } = outboundEmail(mail) as Outbound
    expect(from).toMatch(/^[\x20-\x7e]+ <f@k\.example>$/)
    const words = from.replace(/ <.*/, '').split(' ')
    if (from.startsWith('=?')) for (const word of words) expect(word.length).toBeLessThanOrEqual(75)
    expect(from.startsWith('"') ? from.slice(1, from.lastIndexOf('"')) : decoded(from)).toBe(name)
  })
})
