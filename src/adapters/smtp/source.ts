import { createTransport } from 'nodemailer'

/** A mail whose addresses are written as text, as a mailbox has them. */
export interface Composed {
  readonly from: string
  readonly to: string
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** A mail as it would go over the wire. */
export const mailSource = async ({ replyTo, ...mail }: Composed): Promise<string> => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  const sent = await transport.sendMail({
    ...mail,
    ...(replyTo === undefined ? {} : { replyTo }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return (sent.message as Buffer).toString('utf8')
}
