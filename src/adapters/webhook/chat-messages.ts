import { cut, introduced, oneLine } from '../../domain/notification/message/clean.js'
import { headlineOf } from '../../domain/notification/message/message.js'
import type { ChatTarget } from '../../domain/notification/target.js'
import type { Line, Telling } from '../../domain/notification/message/telling.js'
import { notificationWords } from '../../domain/words/notification.js'
import type { Sender } from '../../ports/sender.js'
import { post } from './post.js'
import { type Dependencies, readSecret } from './webhook.js'

/** Maximum answers in a chat message, and code points of each. */
const mostLines = 10
const longest = 400

const shown = ({ lines }: Telling): readonly Pick<Line, 'label' | 'text'>[] =>
  lines
    .slice(0, mostLines)
    .map(({ label, text }) => ({ label: oneLine(label, 100), text: cut(text.trim(), longest) || '–' }))

/** Escapes a text character by character, and cuts it at the chat's limit. */
const escapedWithin = (text: string, most: number, escape: (text: string) => string): string => {
  let escaped = ''
  for (const point of text) {
    const next = escape(point)
    if (escaped.length + next.length >= most) return `${escaped}…`
    escaped += next
  }
  return escaped
}

const openText = ({ lang }: Telling): string => notificationWords(lang).open

/** Escapes for Slack, which reads commands such as `<!channel>` between angle brackets: three characters suffice. */
const forSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Maximum characters in Slack, escapes included, of a heading, a field and a button. */
const slackMost = { heading: 150, field: 2_000, button: 75 } as const

const plainForSlack = (text: string, place: keyof typeof slackMost) => ({
  type: 'plain_text',
  text: escapedWithin(text, slackMost[place], forSlack),
  emoji: false,
})

const slack = (telling: Telling): unknown => {
  const lines = shown(telling)
  const answers = lines.map(({ label, text }) => plainForSlack(`${introduced(label)}\n${text}`, 'field'))
  return {
    text: forSlack(headlineOf(telling)),
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    mrkdwn: false,
    blocks: [
      { type: 'header', text: plainForSlack(headlineOf(telling), 'heading') },
      ...(answers.length === 0 ? [] : [{ type: 'section', fields: answers }]),
      {
        type: 'actions',
        elements: [{ type: 'button', text: plainForSlack(openText(telling), 'button'), url: telling.link }],
      },
    ],
  }
}

/** Text run of an adaptive card. It is shown literally, where a text block would read Markdown. */
const runs = (text: string, weight?: 'bolder') => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...(weight !== undefined && { weight }) }],
})

const teams = (telling: Telling): unknown => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        fallbackText: headlineOf(telling),
        body: [
          runs(headlineOf(telling), 'bolder'),
          ...shown(telling).flatMap(({ label, text }) => [runs(label, 'bolder'), runs(text)]),
        ],
        actions: [{ type: 'Action.OpenUrl', title: openText(telling), url: telling.link }],
      },
    },
  ],
})

/** Escapes for Discord, which reads Markdown and mentions: a backslash before each character that may begin either. */
const forDiscord = (text: string): string => text.replace(/[\\*_~`|>#[\]()<@:+=-]/g, '\\$&')

/** Maximum characters in Discord, escapes included: of a title or a name, of a value, of all fields together. */
const discordMost = { title: 256, name: 100, value: 1_024, fields: 5_500 } as const

const discord = (telling: Telling): unknown => {
  const lines = shown(telling)
  const room = Math.min(discordMost.value, Math.floor(discordMost.fields / lines.length) - discordMost.name)
  return {
    content: '',
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: escapedWithin(headlineOf(telling), discordMost.title, forDiscord),
        url: telling.link,
        fields: lines.map(({ label, text }) => ({
          name: escapedWithin(label, discordMost.name, forDiscord),
          value: escapedWithin(text, room, forDiscord),
          inline: text.length < 40,
        })),
        footer: { text: openText(telling) },
      },
    ],
  }
}

/** Message for each kind of chat. */
export const chatMessage: Readonly<Record<ChatTarget['kind'], (telling: Telling) => unknown>> = {
  slack,
  teams,
  discord,
}

/** Notifies a chat room, whose address is a secret. */
export const chatSender =
  ({ secrets, ...options }: Dependencies): Sender<ChatTarget> =>
  ({ kind, url }, telling) =>
  async () => {
    const address = await readSecret(secrets, url)
    if (address === undefined || address === '') return { _tag: 'Unreached', why: 'secret-missing' }
    const body = JSON.stringify(chatMessage[kind](telling))
    return post({ url: address, headers: { 'content-type': 'application/json' }, body }, options)
  }
