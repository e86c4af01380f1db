import { attributesHtml, escapeHtml } from '../../kernel/escape.js'
import type { Lang } from '../../kernel/lang.js'

/** The parts of an HTML e-mail. Every text is escaped here. */
export interface MailParts {
  readonly lang: Lang
  readonly heading: string
  readonly rows: readonly { readonly label: string; readonly text: string }[]
  readonly link: string
  readonly open: string
  readonly notes: readonly string[]
  readonly footer: string
}

/** Light by default, by attributes that every mail program reads; dark where the program supports it. */
const style = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14171c!important}
.card{background:#1e232b!important;border-color:#343c48!important}
.text{color:#f1f4f8!important}
.quiet{color:#aab4c2!important}
.rule{border-color:#343c48!important}
.button{background:#8ab4ff!important;color:#0b1524!important}
}
@media (max-width:480px){.pad{padding:20px!important}}`

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

const cell = (className: string, css: string): string =>
  attributesHtml({ class: className, style: `${font};${css}` })

const answerHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>\n')

const rowHtml = ({ label, text }: MailParts['rows'][number]): string => `<tr>
<td${cell('rule', 'padding:12px 0;border-top:1px solid #e3e7ec')}>
<div${cell('quiet', 'font-size:13px;line-height:18px;color:#5a6472')}>${escapeHtml(label)}</div>
<div dir="auto"${cell('text', 'font-size:16px;line-height:24px;color:#161b22;word-break:break-word;overflow-wrap:anywhere')}>${answerHtml(text)}</div>
</td>
</tr>`

const noteHtml = (note: string): string =>
  `<p${cell('quiet', 'margin:0 0 4px;font-size:14px;line-height:20px;color:#5a6472')}>${escapeHtml(note)}</p>`

const buttonHtml = ({ link, open }: MailParts): string =>
  `<a${attributesHtml({
    href: link,
    class: 'button',
    style: `${font};display:inline-block;padding:11px 18px;border-radius:8px;background:#1f5fd6;color:#ffffff;font-size:15px;line-height:20px;font-weight:600;text-decoration:none`,
  })}>${escapeHtml(open)}</a>`

/** The HTML of an e-mail: tables and attributes, as mail programs need them, with every value escaped. */
export const mailHtml = (parts: MailParts): string => `<!doctype html>
<html lang="${parts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(parts.heading)}</title>
<style>${style}</style>
</head>
<body${cell('page', 'margin:0;padding:0;background:#f3f5f8')}>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center"${cell('page', 'padding:24px 12px;background:#f3f5f8')}>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td${cell('card pad', 'padding:28px;background:#ffffff;border:1px solid #e3e7ec;border-radius:12px')}>
<h1${cell('text', 'margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;color:#161b22')}>${escapeHtml(parts.heading)}</h1>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${parts.rows.map(rowHtml).join('\n')}
</table>
<p style="margin:20px 0 16px">${buttonHtml(parts)}</p>
${parts.notes.map(noteHtml).join('\n')}
</td></tr>
<tr><td${cell('quiet', 'padding:16px 28px;font-size:12px;line-height:18px;color:#5a6472')}>${escapeHtml(parts.footer)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
