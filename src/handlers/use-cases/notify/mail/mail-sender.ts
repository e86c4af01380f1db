import { mailOf } from '../../../../domain/notification/message/message.js'
import type { MailTarget } from '../../../../domain/notification/target.js'
import type { Mailer, Sender } from '../../../../ports/sender.js'
import { mailTo } from './addressed-mail.js'
import type { Site } from '../parts.js'

const refused = () => Promise.resolve({ _tag: 'Unreached', why: 'mail-refused' } as const)

const same = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase()

/**
 * Notifies by e-mail from the deployment's own address, as DMARC requires. Replies go to the submission's sender,
 * unless its address is one of the deployment's, which would then mail itself.
 */
export const mailSender =
  (mailer: Mailer, site: Site): Sender<MailTarget> =>
  ({ to }, telling) => {
    const mail = mailTo(site, to, mailOf(telling, site.name))
    if (mail === undefined) return refused
    const { sender } = telling
    const isOwn = sender !== undefined && (same(sender, to) || same(sender, site.from?.address))
    return mailer({
      ...mail,
      replyTo: isOwn ? undefined : sender,
      headers: { ...mail.headers, 'X-DynamoSync-Id': telling.id },
    })
  }
