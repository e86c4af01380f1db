import type { MailMessage } from '../../../../domain/notification/message/message.js'
import type { Mail } from '../../../../ports/sender.js'
import type { Site } from '../parts.js'

/** Headers of every e-mail, which keep automatic responders silent. */
const ownHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const

/** Adds the addresses to a message; undefined if the deployment has no sender address. */
export const mailTo = ({ from }: Site, to: string, { subject, text, html }: MailMessage): Mail | undefined =>
  from === undefined ? undefined : { from, to, subject, text, html, headers: ownHeaders }
