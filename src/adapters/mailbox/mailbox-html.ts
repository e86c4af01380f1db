import { escapeHtml } from '../../domain/kernel/escape.js'
import { script, style } from './mailbox-style.js'
import type { BoxedMail, Mailbox } from './mailbox.js'

/** A request to the mailbox. */
export interface MailRequest {
  readonly method: string
  /** Path, starting with `/mail`. */
  readonly path: string
  /** Query, without the `?`. */
  readonly query: string
  readonly accept: string
}

/** Answer of the mailbox. */
export interface MailReply {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** Renders an e-mail as sent over the wire. */
export type SourceOf = (mail: BoxedMail) => Promise<string>

const reply = (status: number, type: string, body: string, policy?: string): MailReply => ({
  status,
  headers: [
    ['content-type', `${type}; charset=utf-8`],
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
    ...(policy === undefined ? [] : [['content-security-policy', policy] as const]),
  ],
  body,
})

const pagePolicy = "default-src 'self'; frame-ancestors 'none'"

/** Sandbox of an e-mail: its links open in a new tab, as in a mail program. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox'

/** Content policy of an e-mail's HTML, which runs nothing and loads nothing. */
const mailPolicy = `sandbox ${sandbox}; default-src 'none'; style-src 'unsafe-inline'; img-src data:`

const page = (title: string, body: string, status = 200): MailReply =>
  reply(
    status,
    'text/html',
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/mail/mail.css">
<script src="/mail/mail.js" defer></script>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`,
    pagePolicy,
  )

const time = (at: string): string => `<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`

const rowHtml = ({ id, at, to, subject }: BoxedMail): string =>
  `<li><a href="/mail/${id}"><strong>${escapeHtml(subject)}</strong><span>to ${escapeHtml(to)}</span>${time(at)}</a></li>`

const listPage = (mails: readonly BoxedMail[]): MailReply =>
  page(
    'Mail',
    `<header><h1>Mail</h1><button type="button" id="empty"${mails.length === 0 ? ' disabled' : ''}>Empty</button></header>
<p>The e-mails that this deployment would have sent. Set <code>SMTP_URL</code> to send them.</p>
${
  mails.length === 0
    ? '<p id="none">No e-mails yet. Submit a form that notifies a mail target.</p>'
    : `<ol id="mails" data-count="${mails.length}">${mails.slice(0, 500).map(rowHtml).join('\n')}</ol>`
}`,
  )

const views = ['html', 'text', 'source', 'headers'] as const
type View = (typeof views)[number]

const labels: Readonly<Record<View, string>> = {
  html: 'HTML',
  text: 'Text',
  source: 'Source',
  headers: 'Headers',
}

const headersText = ({ from, to, replyTo, subject, headers }: BoxedMail): string =>
  Object.entries({ From: from, To: to, 'Reply-To': replyTo, Subject: subject, ...headers })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join('\n')

const shown = async (mail: BoxedMail, view: View, sourceOf: SourceOf): Promise<string> => {
  if (view === 'html')
    return `<iframe title="The e-mail" src="/mail/${mail.id}/html" sandbox="${sandbox}"></iframe>`
  const text = view === 'text' ? mail.text : view === 'headers' ? headersText(mail) : await sourceOf(mail)
  return `<pre>${escapeHtml(text)}</pre>`
}

const onePage = async (mail: BoxedMail, query: string, sourceOf: SourceOf): Promise<MailReply> => {
  const asked = new URLSearchParams(query).get('view')
  const view = views.find((each) => each === asked) ?? 'html'
  const tabs = views.map(
    (each) =>
      `<a href="/mail/${mail.id}?view=${each}"${each === view ? ' aria-current="page"' : ''}>${labels[each]}</a>`,
  )
  const replies = mail.replyTo === undefined ? '' : `<dt>Reply to</dt><dd>${escapeHtml(mail.replyTo)}</dd>`
  return page(
    mail.subject,
    `<p><a href="/mail/">All mail</a></p>
<h1>${escapeHtml(mail.subject)}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to)}</dd>${replies}<dt>At</dt><dd>${time(mail.at)}</dd></dl>
<nav aria-label="Views">${tabs.join('')}</nav>
${await shown(mail, view, sourceOf)}`,
  )
}

const jsonOf = (mails: readonly BoxedMail[]): MailReply =>
  reply(200, 'application/json', JSON.stringify({ messages: mails }))

const wantsJson = (accept: string): boolean => accept.includes('application/json')

const notFound = ({ accept }: MailRequest): MailReply =>
  accept.includes('text/html')
    ? page('No such e-mail', '<h1>There is no such e-mail</h1>\n<p><a href="/mail/">All mail</a></p>', 404)
    : reply(404, 'application/json', JSON.stringify({ message: 'Not Found' }))

const notAllowed = (allow: string): MailReply => {
  const refused = reply(405, 'application/json', JSON.stringify({ message: 'Method Not Allowed' }))
  return { ...refused, headers: [...refused.headers, ['allow', allow]] }
}

const atRoot = async (mails: Mailbox, { method, accept }: MailRequest): Promise<MailReply> => {
  if (method === 'DELETE') {
    await mails.empty()
    return reply(204, 'text/plain', '')
  }
  return wantsJson(accept) ? jsonOf(mails.list()) : listPage(mails.list())
}

const assets: ReadonlyMap<string, MailReply> = new Map([
  ['mail.css', reply(200, 'text/css', style)],
  ['mail.js', reply(200, 'text/javascript', script)],
])

const ofMail = async (
  mail: BoxedMail,
  { path, query, accept }: MailRequest,
  sourceOf: SourceOf,
): Promise<MailReply> => {
  const [, , , part] = path.split('/')
  if (part === 'html')
    return reply(200, 'text/html', mail.html.replace('<head>', '<head><base target="_blank">'), mailPolicy)
  if (part === 'source') return reply(200, 'text/plain', await sourceOf(mail))
  return wantsJson(accept)
    ? reply(200, 'application/json', JSON.stringify(mail))
    : onePage(mail, query, sourceOf)
}

/**
 * Pages of a mailbox: a list, and each e-mail as HTML, text, source and headers; JSON for programs; DELETE empties it.
 */
export const mailPages =
  (mails: Mailbox, sourceOf: SourceOf) =>
  async (request: MailRequest): Promise<MailReply> => {
    const [, , name = ''] = request.path.split('/')
    const methods = name === '' ? ['GET', 'HEAD', 'DELETE'] : ['GET', 'HEAD']
    if (!methods.includes(request.method)) return notAllowed(methods.join(', '))
    if (name === '') return atRoot(mails, request)
    const mail = mails.list().find(({ id }) => id === name)
    return assets.get(name) ?? (mail === undefined ? notFound(request) : ofMail(mail, request, sourceOf))
  }
