import { domainToASCII } from 'node:url'
import type { Answer } from '../../domain/notification/delivery/target-answer.js'
import type { Mail, Mailer } from '../../ports/sender.js'
import { type ServiceReply, type Sign, signedPost } from './signed.js'

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' })

/** Converts the domain of an address to ASCII, as SES requires. */
const ascii = (address: string): string => {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`
}

/** Maximum bytes in an encoded word, which keeps it within 75 characters. */
const wordBytes = 45

/** Encodes a text as encoded words of RFC 2047, each of whole code points. */
const encodedWords = (text: string): string => {
  const words = ['']
  for (const point of text) {
    const word = words.at(-1) ?? ''
    if (Buffer.byteLength(word + point) > wordBytes) words.push(point)
    else words[words.length - 1] = word + point
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

/** Formats a name before an address: quoted, or encoded if it is not plain ASCII. */
const named = ({ name, address }: Mail['from']): string => {
  if (name === '') return ascii(address)
  const isPlain = /^[\w .,'&()+-]+$/.test(name)
  return `${isPlain ? `"${name}"` : encodedWords(name)} <${ascii(address)}>`
}

/** Encodes an e-mail for `SendEmail` of SES version 2. */
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
  // SES refuses the account, the sender or this e-mail; its own log says why.
  return status >= 400 && status < 500
    ? { _tag: 'Unreached', why: 'mail-refused' }
    : { _tag: 'Answered', status }
}

/** Sends e-mails by Amazon SES, with one signed request each. */
export const sesMailer = ({
  endpoint,
  sign,
}: {
  readonly endpoint?: string | undefined
  readonly sign: Sign
}): Mailer => {
  const send = signedPost({ host: 'email', endpoint, sign })
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
