import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { chatMessage } from '../../../../src/adapters/webhook/chat-messages.js'
import { choice, date, email, form, money, text } from '../../../../src/domain/index.js'
import { mailOf } from '../../../../src/domain/notification/message/message.js'
import { pauses, nextTry } from '../../../../src/domain/notification/delivery/retry-schedule.js'
import { tellingOf } from '../../../../src/domain/notification/message/telling.js'
import type { Submission } from '../../../../src/domain/submission/submission.js'

const order = form(
  'order',
  {
    name: text({ label: 'Name', maxLength: 100_000, listed: true }),
    email: email({ label: 'E-mail' }),
    topic: choice(['sales'], { label: 'Thema', labels: { sales: 'Verkauf' } }),
    price: money({ label: 'Preis', currency: 'EUR' }),
    day: date({ label: 'Tag' }),
    pin: text({ label: 'PIN', maxLength: 10, secret: true }),
  },
  { title: 'Bestellung', lang: 'de', notify: ['team'] },
)

const told = (fields: Readonly<Record<string, unknown>>, kind: 'mail' | 'slack' = 'mail') => {
  const all = {
    name: 'Ada',
    email: 'ada@example.org',
    topic: 'sales',
    price: '1234.50',
    day: '2026-11-29',
    pin: 'p1n-secret',
  }
  const submission = {
    form: 'order',
    formVersion: '1',
    id: 'a',
    at: 0,
    fields: { ...all, ...fields },
    receipt: '1-r',
  }
  const target =
    kind === 'mail'
      ? ({ kind, to: 'team@example.org' } as const)
      : ({ kind, url: 'https://x.example' } as const)
  return tellingOf(
    {
      form: order,
      submission: submission as unknown as Submission,
      event: 'received',
      id: 'msg_a',
      link: 'https://x.example/owner/',
    },
    target,
  )
}

describe('what a target is told', () => {
  it('has each field by its label, in the form’s language, and never a secret', () => {
    const { text: plain, html, subject } = mailOf(told({}), 'Laden')
    expect(subject).toBe('Bestellung: Ada')
    for (const part of ['Thema: Verkauf', '29. November 2026', '1.234,50']) expect(plain).toContain(part)
    expect(`${plain}${html}`).not.toContain('p1n-secret')
  })
  it.each([
    ['E-mail', 'E-mail: yes'],
    ['E-mail:', 'E-mail: yes'],
    ['E-mail : ', 'E-mail: yes'],
    ['You may answer me.', 'You may answer me.\n  yes'],
    ['You may answer me.:', 'You may answer me.\n  yes'],
    ['Do you agree?', 'Do you agree?\n  yes'],
    ['“Agreed.”', '“Agreed.”\n  yes'],
    ['もう一度？', 'もう一度？\n  yes'],
    ['Version 2.0', 'Version 2.0: yes'],
  ])('has one mark between the label %j and its answer', (label, line) => {
    const { lines, ...rest } = told({})
    const [first] = lines
    if (first === undefined) throw new Error('no line')
    expect(mailOf({ ...rest, lines: [{ ...first, label, text: 'yes' }] }, 'Laden').text).toContain(
      `\n${line}\n`,
    )
    expect(mailOf({ ...rest, title: label, lines: [{ ...first, text: 'yes' }] }, 'Laden').subject).toBe(
      line.replace(/\s+/g, ' '),
    )
  })
  it('is listed fields alone in a chat', () => {
    expect(told({}, 'slack').lines.map(({ name }) => name)).toEqual(['name'])
  })
  it('has a subject of one short line, whatever is typed', () => {
    const { subject } = mailOf(told({ name: `a\r\nBcc: x@example.org\u202e${'b'.repeat(100_000)}` }), 'Laden')
    expect(subject).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(Array.from(subject).length).toBeLessThanOrEqual(150)
  })
  it('shows no value as markup', () => {
    const tags = (html: string): number => (html.match(/<[a-z]/gi) ?? []).filter((tag) => tag !== '<b').length
    const plain = tags(mailOf(told({ name: 'x' }), 'Laden').html)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '!') }), (name) => {
        expect(tags(mailOf(told({ name: name || 'x' }), 'Laden').html)).toBe(plain)
      }),
    )
  })
  it('rings nobody in a chat', () => {
    const telling = told({ name: '<!channel> @everyone [a](https://x) *b*' }, 'slack')
    expect(JSON.stringify(chatMessage.slack(telling))).not.toContain('<!channel>')
    expect(chatMessage.discord(telling)).toMatchObject({ allowed_mentions: { parse: [] } })
    expect(JSON.stringify(chatMessage.discord(telling))).not.toContain(' @everyone')
  })
  it('names no sender whose address is none', () => {
    expect(told({ email: 'a@example.org, b@example.org' }).sender).toBeUndefined()
    expect(told({ email: 'x: a@example.org;' }).sender).toBeUndefined()
    expect(told({}).sender).toBe('ada@example.org')
  })
})

describe('the next try', () => {
  it('is a fifth earlier or later than its pause, and keeps Retry-After no longer than the pause after it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, chance) => {
          const pause = pauses[tries] ?? 0
          const at = nextTry(tries, { now: 0, chance }) ?? -1
          expect(at).toBeGreaterThanOrEqual(Math.floor(0.8 * pause))
          expect(at).toBeLessThanOrEqual(Math.ceil(1.2 * pause))
          const asked = nextTry(tries, { now: 0, chance, retryAfter: 1e9 }) ?? -1
          expect(asked).toBeLessThanOrEqual(Math.max(pauses[tries + 1] ?? pause, 1.2 * pause))
        },
      ),
    )
    expect(nextTry(10, { now: 0, chance: 0 })).toBeUndefined()
  })
})
