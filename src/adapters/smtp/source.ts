import { createTransport } from 'nodemailer'
import type { ComposedMail } from '../../ports/sender.js'

/** Renders an e-mail as sent over the wire. */
export const mailSource = async ({ replyTo, ...mail }: ComposedMail): Promise<string> => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  const sent = await transport.sendMail({
    ...mail,
    ...(replyTo === undefined ? {} : { replyTo }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return (sent.message as Buffer).toString('utf8')
}
