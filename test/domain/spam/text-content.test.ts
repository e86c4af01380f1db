import { describe, expect, it } from '@jest/globals'
import { form, text, url } from '../../../src/domain/index.js'
import { judge, signsOf } from '../../../src/domain/spam/judge.js'
import type { SpamOptions } from '../../../src/domain/spam/spam-option.js'

const why = (spam: SpamOptions, fields: Readonly<Record<string, unknown>>) => {
  const of = form(
    'contact',
    { message: text({ label: 'Message', maxLength: 400 }), site: url({ label: 'Site', optional: true }) },
    { spam: spam as SpamOptions<'message'> },
  )
  const judged = judge(signsOf(of.spam, { trapped: false, seconds: undefined, fields }))
  return judged._tag === 'Held' ? judged.why : []
}

describe('words that an owner does not want', () => {
  it.each([
    ['as it is', 'casino', 'the best casino of all'],
    ['in another case', 'Casino', 'CASINO'],
    ['inside of a longer word', 'casino', 'online-casinos.example'],
    ['with letters of no width in between', 'casino', 'ca\u200bsi\u00adno\u2060'],
    ['in the other composition', 'caf\u00e9 royal', 'Cafe\u0301 Royal'],
    ['in full-width letters', 'casino', 'ｃａｓｉｎｏ'],
    ['in capitals of another length', 'straße', 'STRASSE'],
    ['in small letters of another length', 'STRASSE', 'Straße'],
    ['with a capital sharp s', 'straße', 'STRAẞE'],
    ['with a final sigma', 'ΚΑΖΙΝΟΣ', 'καζινος'],
    ['with a sigma in the middle', 'καζινος', 'ΚΑΖΙΝΟΣΑ'],
    ['with a dotted capital i', 'istanbul', 'İSTANBUL'],
    ['with a ligature', 'office', 'oﬃce'],
    ['with signs of patterns', 'a.b*', 'look at a.b* here'],
  ])('are found %s', (_, word, message) => {
    expect(why({ words: [word] }, { message })).toEqual(['words'])
  })
  it.each([
    ['a pattern', 'a.b', 'axb'],
    ['letters of another script that look alike', 'casino', 'c\u0430sin\u043e'],
    ['an accent more', 'cafe', 'caf\u00e9'],
  ])('are literal: %s is another word', (_, word, message) => {
    expect(why({ words: [word] }, { message })).toEqual([])
  })
})

describe('links', () => {
  it.each([
    ['two of two', 'see https://a.example and http://b.example', []],
    ['three', 'https://a.example https://b.example www.c.example', ['links']],
    ['one address in its markup once', '<a href="https://a.example">https://a.example</a>', []],
    ['markup of links', '[url=https://a.example]x[/url] [url=b]y[/url] <a href=c>z</a>', ['links']],
    [
      'addresses with letters of no width',
      'h\u200bttps://a.example HTTPS://b.example https://c.example',
      ['links'],
    ],
  ])('are counted: %s', (_, message, expected) => {
    expect(why({ links: { most: 2 } }, { message })).toEqual(expected)
  })
  it('are not counted in a field for an address', () => {
    expect(why({ links: { most: 0 } }, { message: 'hello', site: 'https://a.example' })).toEqual([])
  })
})

describe('the option', () => {
  const mistakes: readonly (readonly [object, RegExp])[] = [
    [{ traps: true }, /spam\.traps is unknown/],
    [{ trap: 'yes' }, /spam\.trap must be true or false/],
    [{ seconds: -1 }, /spam\.seconds must be 0 to 3,600/],
    [{ seconds: Number.NaN }, /spam\.seconds must be 0 to 3,600/],
    [{ human: 'captcha' }, /spam\.human must be one of/],
    [{ links: { most: 2, field: 'message' } }, /spam\.links\.field is unknown/],
    [{ links: { most: 2, fields: ['none'] } }, /spam\.links\.fields names “none”/],
    [{ words: [' \u200b'] }, /spam\.words has an empty word/],
    [{ keepHeld: { days: 0 } }, /spam\.keepHeld\.days must be above 0/],
  ]
  it.each(mistakes)('refuses %j', (spam, message) => {
    expect(() => why(spam, {})).toThrow(message)
  })
  it('takes every member of a form’s protection', () => {
    const spam = {
      trap: true,
      seconds: 2,
      human: 'proof',
      when: 'unsure',
      links: { most: 2, fields: ['message'] },
      words: ['casino'],
      perSender: { most: 60, minutes: 10 },
      perDay: 20_000,
      keepHeld: { days: 30 },
    } as const
    expect(form('f', { message: text({ label: 'M', maxLength: 9 }) }, { spam }).spam.perDay).toBe(20_000)
  })
})
