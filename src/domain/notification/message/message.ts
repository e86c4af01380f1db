import type { Instant } from '../../kernel/instant.js'
import type { Lang } from '../../kernel/lang.js'
import { cut, introduced, oneLine } from './clean.js'
import { mailHtml } from './mail-html.js'
import type { Telling } from './telling.js'
import { notificationWords } from '../../words/notification.js'

/** An e-mail without its addresses. */
export interface MailMessage {
  /** One line of at most 150 code points. */
  readonly subject: string
  readonly text: string
  readonly html: string
}

const longestSubject = 150
const longestInSubject = 60

/** Maximum code points of one answer in an e-mail; the link leads to the rest. */
const longestAnswer = 20_000

/** A moment in the format of a language, in UTC. */
export const shownTime = (at: Instant, lang: Lang): string =>
  `${new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`

/** The form's title and the answers that lists show. */
export const headlineOf = ({ event, title, lang, lines }: Telling): string => {
  const listed = lines.flatMap(({ listed: isListed, text }) => {
    const answer = oneLine(text, longestInSubject)
    return isListed && answer !== '' ? [answer] : []
  })
  const heading = notificationWords(lang).event[event](title)
  return oneLine(
    listed.length === 0 ? heading : `${introduced(heading)} ${listed.join(' · ')}`,
    longestSubject,
  )
}

const textLine = (label: string, text: string): string => {
  const name = introduced(label)
  const isShort = !text.includes('\n') && text.length <= 60 && name.endsWith(':')
  return isShort ? `${name} ${text}` : `${name}\n  ${text.replaceAll('\n', '\n  ')}\n`
}

/** The e-mail about one submission, in the form's language: plain text, and HTML in which every value is escaped. */
export const mailOf = (telling: Telling, site: string): MailMessage => {
  const { lang, link, receivedAt, event, title } = telling
  const words = notificationWords(lang)
  const rows = telling.lines.map(({ label, text }) => ({ label, text: cut(text, longestAnswer) }))
  const received = `${words.received}: ${shownTime(receivedAt, lang)}`
  const notes = [received, ...(telling.sender === undefined ? [] : [words.reply])]
  const heading = words.event[event](title)
  return {
    subject: headlineOf(telling),
    text: [
      heading,
      '',
      ...rows.map(({ label, text }) => textLine(label, text)),
      '',
      `${words.open}: ${link}`,
      ...notes,
      '',
      words.footer(oneLine(site, 100)),
      '',
    ].join('\n'),
    html: mailHtml({
      lang,
      heading,
      rows,
      link,
      open: words.open,
      notes,
      footer: words.footer(oneLine(site, 100)),
    }),
  }
}

/** An e-mail of a few sentences and a link, for summaries and for the operator. */
export const noticeOf = ({ lang, subject, sentences, link, open }: Notice, site: string): MailMessage => {
  const footer = notificationWords(lang).footer(oneLine(site, 100))
  const heading = oneLine(subject, longestSubject)
  return {
    subject: heading,
    text: [heading, '', ...sentences, '', `${open}: ${link}`, '', footer, ''].join('\n'),
    html: mailHtml({ lang, heading, rows: [], link, open, notes: sentences, footer }),
  }
}

/** The parts of a notice. */
export interface Notice {
  readonly lang: Lang
  readonly subject: string
  readonly sentences: readonly string[]
  readonly link: string
  readonly open: string
}
