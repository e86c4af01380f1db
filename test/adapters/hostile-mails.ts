import { mailOf } from '../../src/domain/notification/message/message.js'
import { tellingOf } from '../../src/domain/notification/message/telling.js'
import { email, form, text } from '../../src/domain/index.js'
import { mailTo } from '../../src/handlers/use-cases/notify/mail/addressed-mail.js'
import { storedOf } from '../handlers/use-cases/notify/notifying-parts.js'
import type { Mail } from '../../src/ports/sender.js'

/** What people type to make a mail another one. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a header after CR LF': 'Hi\r\nBcc: victim@example.org\r\n\r\nbody',
  'a header after LF': 'Hi\nBcc: victim@example.org',
  'a header after a separator': 'Hi\u2028Bcc: victim@example.org\u0085Bcc: victim@example.org',
  'the end of a mail': 'Hi\r\n.\r\nMAIL FROM:<x@example.org>',
  'a turned direction': 'invoice\u202efdp.exe\u2066\u2069',
  markup: '<img src=x onerror=alert(1)><style>*{display:none}</style></body>',
  'an encoded word': '=?UTF-8?Q?=0D=0ABcc:_victim@example.org?=',
  'a NUL and others': 'a\u0000b\u0007c\u001b[31m',
  'half a character': 'a\ud800b',
  'a hundred thousand characters': 'ä'.repeat(100_000),
  nothing: '\u200b\u200b',
}

/** What people type in the place of one address. */
export const hostileAddresses = [
  'a@example.org, victim@example.org',
  'a@example.org;victim@example.org',
  'group: a@example.org;',
  'A <a@example.org>',
  '"a@example.org, b"@example.org',
  '"a b"@example.org',
  'a@example.org\r\nBcc: victim@example.org',
  'a@exam\u0000ple.org',
  'a@[127.0.0.1]',
  'a@@example.org',
]

const note = form(
  'note',
  {
    title: text({ label: 'Title', maxLength: 100_000, listed: true }),
    email: email({ label: 'E-mail', optional: true }),
  },
  { title: 'Note', notify: ['team'] },
)

/** The mail about a submission with these values, as a mail service is handed it. */
export const mailAbout = (title: string, from?: string): Mail => {
  const submission = storedOf(note, 'a'.repeat(26), {
    fields: { title, ...(from !== undefined && { email: from }) },
  })
  const occasion = {
    form: note,
    submission,
    event: 'received',
    id: 'msg_a',
    link: 'https://k.example/owner/',
  } as const
  const telling = tellingOf(occasion, { kind: 'mail', to: 'team@k.example' })
  const site = {
    name: 'Käse & “Co”',
    url: '',
    from: { name: 'Käse & “Co”', address: 'f@k.example' },
    operator: undefined,
  }
  const mail = mailTo(site, 'team@k.example', mailOf(telling, site.name))
  if (mail === undefined) throw new Error('nobody sends')
  return { ...mail, replyTo: telling.sender }
}
