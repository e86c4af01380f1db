import type { MailMessage } from '../../../../domain/notification/message/message.js'
import type { Mail } from '../../../../ports/sender.js'
import type { Site } from '../parts.js'

/** What every mail of ours says of itself, so that no automaton answers it. */
const ownHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const

/** A message with its addresses; undefined where the deployment has no address to send from. */
export const mailTo = ({ from }: Site, to: string, { subject, text, html }: MailMessage): Mail | undefined =>
  from === undefined ? undefined : { from, to, subject, text, html, headers: ownHeaders }
