import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { chatMessage } from '../../../src/adapters/webhook/chat-messages.js'
import { form, text } from '../../../src/domain/index.js'
import { type Telling, tellingOf } from '../../../src/domain/notification/message/telling.js'
import { storedOf } from '../../handlers/use-cases/notify/notifying-parts.js'
import { hostileTexts } from '../hostile-mails.js'

const note = form(
  'note',
  { title: text({ label: 'Title', maxLength: 100_000, listed: true }) },
  { title: 'Note', notify: ['chat'] },
)

const told = (title: string): Telling => {
  const submission = storedOf(note, 'a'.repeat(26), { fields: { title } })
  const link = 'https://k.example/owner/'
  return tellingOf(
    { form: note, submission, event: 'received', id: 'msg_a', link },
    { kind: 'slack', url: '' },
  )
}

/** Every text of a message, but addresses and names of kinds. */
const textsIn = (value: unknown, name = ''): readonly string[] => {
  if (typeof value === 'string')
    return ['type', 'url', '$schema', 'contentType', 'version', 'weight'].includes(name) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, name))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => textsIn(inner, key))
    : []
}

const calls = [
  '@everyone',
  '@here',
  '<!channel>',
  '<!here|x>',
  '<@U024BE7LH>',
  '<#C024BE7LR>',
  '<https://evil.example|your bank>',
  '[your bank](https://evil.example)',
  '*bold* _it_ ~no~ `code` ||spoiler||',
  '# heading\n- list\n> quote\n1. one',
  '<t:1:R> <:emoji:1> <id:customize>',
  '{{DATE(2017-02-14T06:00Z, SHORT)}}',
  '&lt;!channel&gt;',
]

describe('a message in a chat', () => {
  it.each([...calls, ...Object.values(hostileTexts)].map((each) => [each.slice(0, 60), each]))(
    'calls nobody and links nowhere in Slack: %j',
    (_, typed) => {
      for (const each of textsIn(chatMessage.slack(told(typed))))
        expect(each).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/)
      expect(chatMessage.slack(told(typed))).toMatchObject({ link_names: false, unfurl_links: false })
    },
  )

  it.each([...calls, ...Object.values(hostileTexts)].map((each) => [each.slice(0, 60), each]))(
    'is plain text in Discord, and mentions nobody: %j',
    (_, typed) => {
      const message = chatMessage.discord(told(typed))
      expect(message).toMatchObject({ content: '', allowed_mentions: { parse: [] } })
      for (const each of textsIn(message)) expect(each.replace(/\\[_\W]/g, '')).not.toMatch(/[*_~`|<>@#[\]]/)
    },
  )

  it.each([...calls, ...Object.values(hostileTexts)].map((each) => [each.slice(0, 60), each]))(
    'is shown as it was typed in Teams, where no Markdown is read: %j',
    (_, typed) => {
      const { attachments } = chatMessage.teams(told(typed)) as {
        attachments: { content: { body: { type: string; inlines: { type: string }[] }[] } }[]
      }
      const body = attachments[0]?.content.body ?? []
      expect(new Set(body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']))
      expect(new Set(body.flatMap(({ inlines }) => inlines.map(({ type }) => type)))).toEqual(
        new Set(['TextRun']),
      )
    },
  )

  it('stays below the limits of each chat', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 5_000 }), (typed) => {
        const telling = told(`${typed}${'*<&'.repeat(2_000)}`)
        for (const each of textsIn(chatMessage.slack(telling))) expect(each.length).toBeLessThanOrEqual(3_000)
        const { embeds } = chatMessage.discord(telling) as {
          embeds: { title: string; fields: { name: string; value: string }[] }[]
        }
        expect(embeds.map(({ title }) => Array.from(title).length <= 256)).toEqual([true])
        for (const { value } of embeds.flatMap(({ fields }) => fields))
          expect(Array.from(value).length).toBeLessThanOrEqual(1_024)
      }),
      { numRuns: 50 },
    )
  })
})
