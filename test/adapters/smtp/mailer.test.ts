import type { AddressInfo } from 'node:net'
import { text as textIn } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { SMTPServer } from 'smtp-server'
import { smtpMailer } from '../../../src/adapters/smtp/mailer.js'
import { hostileAddresses, hostileTexts, mailAbout } from '../hostile-mails.js'

interface Taken {
  readonly to: readonly string[]
  readonly from: string
  readonly source: string
}

const taken: Taken[] = []
let refusal: { message: string; responseCode: number } | undefined
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (stream, { envelope }, done) => {
    void textIn(stream).then((source) => {
      if (refusal !== undefined) {
        done(Object.assign(new Error(refusal.message), refusal))
        return
      }
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      taken.push({ to: envelope.rcptTo.map(({ address }) => address), from, source })
      done()
    })
  },
})
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterEach(() => {
  taken.length = 0
  refusal = undefined
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

/** The names of a mail's headers, in lower case; folded lines belong to the one before. */
const headersOf = (source: string): readonly string[] =>
  (source.split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .sort()

const usual = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
  'x-auto-response-suppress',
]

describe('mail by SMTP', () => {
  it.each(Object.entries(hostileTexts))(
    'is one mail to one address, whatever is typed: %s',
    async (_, typed) => {
      expect(await smtpMailer({ url })(mailAbout(typed))()).toEqual({ _tag: 'Accepted' })
      expect(taken).toMatchObject([{ to: ['team@k.example'], from: 'f@k.example' }])
      expect(headersOf(taken[0]?.source ?? '')).toEqual(usual)
    },
  )

  it.each(hostileAddresses)('answers to nobody where the sender’s address is none: %j', async (address) => {
    await smtpMailer({ url })(mailAbout('Hi', address))()
    expect(taken).toMatchObject([{ to: ['team@k.example'] }])
    expect(headersOf(taken[0]?.source ?? '')).toEqual(usual)
  })

  it('answers to a sender, of a domain in any script', async () => {
    for (const address of ['ada+x@example.org', 'ada@münchen.example']) {
      await smtpMailer({ url })(mailAbout('Hi', address))()
      expect(headersOf(taken.at(-1)?.source ?? '')).toContain('reply-to')
    }
    expect(taken).toHaveLength(2)
  })

  it('says whether later may do', async () => {
    refusal = { message: 'no such user', responseCode: 550 }
    expect(await smtpMailer({ url })(mailAbout('Hi'))()).toEqual({ _tag: 'Unreached', why: 'mail-refused' })
    refusal = { message: 'try later', responseCode: 451 }
    expect(await smtpMailer({ url })(mailAbout('Hi'))()).toEqual({ _tag: 'Unreached', why: 'throttled' })
    expect(await smtpMailer({ url: 'smtp://127.0.0.1:1' })(mailAbout('Hi'))()).toEqual({
      _tag: 'Unreached',
      why: 'no-connection',
    })
  })
})
