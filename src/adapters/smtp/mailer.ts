import { createTransport } from 'nodemailer'
import type { Answer } from '../../domain/notification/delivery/target-answer.js'
import type { Mailer } from '../../ports/sender.js'

/** Translates an SMTP error: 4xx is temporary, 5xx is permanent. */
const answerOf = (error: unknown): Answer => {
  const { responseCode: code } = error as { readonly responseCode?: unknown }
  if (typeof code !== 'number') return { _tag: 'Unreached', why: 'no-connection' }
  return { _tag: 'Unreached', why: code >= 500 ? 'mail-refused' : 'throttled' }
}

const bare = (address: string) => ({ name: '', address })

/** Sends mail by SMTP to a URL such as `smtps://user:password@mail.example.org`. */
export const smtpMailer = ({ url }: { readonly url: string }): Mailer => {
  const transport = createTransport(url, {
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  } as never)
  return ({ from, to, replyTo, subject, text, html, headers }) =>
    async () => {
      try {
        // Objects with checked addresses, so that the library parses no text.
        await transport.sendMail({
          from,
          to: bare(to),
          ...(replyTo === undefined ? {} : { replyTo: bare(replyTo) }),
          subject,
          text,
          html,
          headers,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { _tag: 'Accepted' }
      } catch (error) {
        return answerOf(error)
      }
    }
}
