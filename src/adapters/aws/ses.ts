import { domainToASCII } from 'node:url'
import type { Answer } from '../../domain/notification/delivery/target-answer.js'
import type { Mail, Mailer } from '../../ports/sender.js'
import { type ServiceReply, signedPost } from './signed.js'

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' })

/** An address whose domain is in ASCII, as SES wants it. */
const ascii = (address: string): string => {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`
}

/** Bytes that an encoded word may hold, so that it has 75 characters at most. */
const wordBytes = 45

/** A text as encoded words of RFC 2047, each of whole code points. */
const encodedWords = (text: string): string => {
  const words = ['']
  for (const point of text) {
    const word = words.at(-1) ?? ''
    if (Buffer.byteLength(word + point) > wordBytes) words.push(point)
    else words[words.length - 1] = word + point
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

/** A name before an address, quoted; or encoded, where it is not plain. */
const named = ({ name, address }: Mail['from']): string => {
  if (name === '') return ascii(address)
  const isPlain = /^[\w .,'&()+-]+$/.test(name)
  return `${isPlain ? `"${name}"` : encodedWords(name)} <${ascii(address)}>`
}

/** A mail as `SendEmail` of SES's version 2 takes it. */
export const outboundEmail = ({ from, to, replyTo, subject, text, html, headers }: Mail): unknown => ({
  FromEmailAddress: named(from),
  Destination: { ToAddresses: [ascii(to)] },
  ...(replyTo === undefined ? {} : { ReplyToAddresses: [ascii(replyTo)] }),
  Content: {
    Simple: {
      Subject: utf8(subject),
      Body: { Text: utf8(text), Html: utf8(html) },
      Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
    },
  },
})

const answerOf = ({ status }: ServiceReply): Answer => {
  if (status === 200) return { _tag: 'Accepted', status }
  if (status === 429) return { _tag: 'Unreached', why: 'throttled' }
  // The account, the sender or this mail: SES says no, and says why in its own log.
  return status >= 400 && status < 500
    ? { _tag: 'Unreached', why: 'mail-refused' }
    : { _tag: 'Answered', status }
}

/** Mail by Amazon SES: one signed request for each. */
export const sesMailer = ({ endpoint }: { readonly endpoint?: string | undefined } = {}): Mailer => {
  const send = signedPost({ signingName: 'ses', host: 'email', endpoint })
  return (mail) => async () => {
    try {
      return answerOf(
        await send({
          path: '/v2/email/outbound-emails',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(outboundEmail(mail)),
        }),
      )
    } catch {
      return { _tag: 'Unreached', why: 'no-connection' }
    }
  }
}
