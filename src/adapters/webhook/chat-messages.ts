import { cut, introduced, oneLine } from '../../domain/notification/message/clean.js'
import { headlineOf } from '../../domain/notification/message/message.js'
import type { ChatTarget } from '../../domain/notification/target.js'
import type { Line, Telling } from '../../domain/notification/message/telling.js'
import { notificationWords } from '../../domain/words/notification.js'
import type { Sender } from '../../ports/sender.js'
import { post } from './post.js'
import { type Dependencies, readSecret } from './webhook.js'

/** Maximum answers that a message in a chat shows, and code points of each. */
const mostLines = 10
const longest = 500

const shown = ({ lines }: Telling): readonly Pick<Line, 'label' | 'text'>[] =>
  lines
    .slice(0, mostLines)
    .map(({ label, text }) => ({ label: oneLine(label, 100), text: cut(text, longest) || '–' }))

const openText = ({ lang }: Telling): string => notificationWords(lang).open

/** Slack reads commands between angle brackets, `<!channel>` among them: three characters are enough to stop it. */
const forSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const plainForSlack = (text: string) => ({ type: 'plain_text', text: forSlack(text), emoji: false })

const slack = (telling: Telling): unknown => {
  const lines = shown(telling)
  const answers = lines.map(({ label, text }) => plainForSlack(`${introduced(label)}\n${text}`))
  return {
    text: forSlack(headlineOf(telling)),
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    blocks: [
      { type: 'header', text: plainForSlack(oneLine(headlineOf(telling), 100)) },
      ...(answers.length === 0 ? [] : [{ type: 'section', fields: answers }]),
      {
        type: 'actions',
        elements: [{ type: 'button', text: plainForSlack(openText(telling)), url: telling.link }],
      },
    ],
  }
}

/** An adaptive card. A text run is shown as it is, where a text block would read Markdown. */
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

/** Discord reads Markdown and mentions: a backslash before each character that could begin either. */
const forDiscord = (text: string): string => text.replace(/[\\*_~`|>#[\]()<@:+=-]/g, '\\$&')

const discord = (telling: Telling): unknown => ({
  content: '',
  allowed_mentions: { parse: [] },
  embeds: [
    {
      title: cut(forDiscord(headlineOf(telling)), 256),
      url: telling.link,
      fields: shown(telling).map(({ label, text }) => ({
        name: cut(forDiscord(label), 256),
        value: cut(forDiscord(text), 1024),
        inline: text.length < 40,
      })),
      footer: { text: openText(telling) },
    },
  ],
})

/** What each chat is sent. */
export const chatMessage: Readonly<Record<ChatTarget['kind'], (telling: Telling) => unknown>> = {
  slack,
  teams,
  discord,
}

/** Tells a room of a chat. Its address is a secret, and stays one. */
export const chatSender =
  ({ secrets, ...options }: Dependencies): Sender<ChatTarget> =>
  ({ kind, url }, telling) =>
  async () => {
    const address = await readSecret(secrets, url)
    if (address === undefined || address === '') return { _tag: 'Unreached', why: 'secret-missing' }
    const body = JSON.stringify(chatMessage[kind](telling))
    return post({ url: address, headers: { 'content-type': 'application/json' }, body }, options)
  }
