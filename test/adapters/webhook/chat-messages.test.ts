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

  it('stays below the limits of each chat, though every field of a long form is full of what is escaped', () => {
    const full = form(
      'full',
      Object.fromEntries(
        Array.from({ length: 12 }, (_, n) => [
          `f${n}`,
          text({ label: `${n}${'&*'.repeat(60)}`, maxLength: 5_000, listed: true }),
        ]),
      ),
      { title: '<*&>'.repeat(50), notify: ['chat'] },
    )
    const filled = (typed: string): Telling => {
      const fields = Object.fromEntries(Object.keys(full.fields).map((name) => [name, typed]))
      const submission = storedOf(full, 'a'.repeat(26), { fields })
      const link = 'https://k.example/owner/'
      return tellingOf(
        { form: full, submission, event: 'received', id: 'msg_a', link },
        { kind: 'slack', url: '' },
      )
    }
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.constantFrom('*<&', '&', '\\', '👩‍👩‍👧', '"'),
        fc.nat(400),
        (typed, more, times) => {
          const telling = filled(`x${typed}${more.repeat(times)}`)
          const { blocks } = chatMessage.slack(telling) as {
            blocks: { text?: { text: string }; fields?: { text: string }[] }[]
          }
          for (const { text: heading, fields = [] } of blocks) {
            expect(heading?.text.length ?? 0).toBeLessThanOrEqual(150)
            for (const each of fields) expect(each.text.length).toBeLessThanOrEqual(2_000)
          }
          const { embeds } = chatMessage.discord(telling) as {
            embeds: { title: string; fields: { name: string; value: string }[]; footer: { text: string } }[]
          }
          for (const { title, fields, footer } of embeds) {
            const texts = fields.flatMap(({ name, value }) => [name, value])
            expect(title.length).toBeLessThanOrEqual(256)
            for (const each of texts) expect(each.length).toBeLessThanOrEqual(1_024)
            expect([title, footer.text, ...texts].join('').length).toBeLessThanOrEqual(6_000)
            // An escape is never cut in two.
            for (const each of [title, ...texts]) expect(each.replace(/\\[^]/g, '')).not.toContain('\\')
          }
          expect(Buffer.byteLength(JSON.stringify(chatMessage.teams(telling)))).toBeLessThan(28_000)
        },
      ),
      { numRuns: 50 },
    )
  })
})
