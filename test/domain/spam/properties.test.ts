import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hmac } from '../../../src/adapters/system/mac.js'
import { form, text } from '../../../src/domain/index.js'
import { checkKey } from '../../../src/domain/submission/identity.js'
import { judge, signsOf } from '../../../src/domain/spam/judge.js'
import { reasons } from '../../../src/domain/spam/reason.js'
import { folded, hasManyLinks, hasWord } from '../../../src/domain/spam/text-content.js'
import { longestShown, secondsShown, timeToken, timeTokenIn } from '../../../src/domain/spam/time-token.js'
import { isFilled, trapName } from '../../../src/domain/spam/trap.js'
import { protectionOf } from '../../../src/domain/spam/spam-option.js'

const unicode = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
/** Text in which no link and no word of the tests is, and that ends in no letter to which a mark could be added. */
const harmless = fc
  .array(fc.constantFrom('so', 'it', 'is.', 'an,', '—', 'oh!', 'gr\u00fc\u00df', '\u4f60'), { maxLength: 8 })
  .map((words) => ` ${words.join(' ')} `)
const words = fc.constantFrom('casino', 'caf\u00e9 royal', 'grande f\u00eate', 'v1agra', 'a.b*(c')
const invisible = fc.constantFrom('', '', '\u200b', '\u00ad', '\u2060', '\ufeff', '\u200e', '\ufe0f')
const spelt = fc.constantFrom(
  (word: string) => word,
  (word: string) => word.toUpperCase(),
  (word: string) => word.normalize('NFD'),
  (word: string) => word.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
)

/** A word as somebody writes it who wants it to be read and not found. */
const disguised = fc
  .tuple(words, spelt, fc.array(invisible, { minLength: 40, maxLength: 40 }))
  .map(([word, spell, between]) => ({
    word,
    text: spell(word).replace(
      /[^\p{M}]\p{M}*/gu,
      (letter, at: number) => `${letter}${between[at % 40] ?? ''}`,
    ),
  }))

describe('text as rules compare it', () => {
  it('is the same when it is folded again, in every case, composition and with whatever has no width', () => {
    fc.assert(
      fc.property(unicode, (any) => {
        expect(folded(folded(any))).toBe(folded(any))
        expect(folded(any.normalize('NFD'))).toBe(folded(any))
        expect(folded(any.normalize('NFC'))).toBe(folded(any))
      }),
    )
  })
  it('has a word wherever it stands, however it is spelt, and in no other field', () => {
    fc.assert(
      fc.property(harmless, disguised, harmless, (before, { word, text: written }, after) => {
        const rule = { fields: ['message', 'more'], words: [folded(word)] }
        const all = `${before}${written}${after}`
        expect(hasWord(rule, { message: 'x', more: all })).toBe(true)
        expect(hasWord(rule, { other: all })).toBe(false)
        expect(hasWord(rule, { message: [all], more: 7 })).toBe(false)
        expect(hasWord(rule, { message: `${before}${after}` })).toBe(false)
      }),
    )
  })
  it('has as many links as were put into it, over all of its fields', () => {
    const link = fc.constantFrom(
      'https://a.example/b?c',
      'HTTP://a.example',
      'www.a.example',
      '[url=https://a.example]x[/url]',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(harmless, link), { maxLength: 12 }),
        fc.nat(12),
        fc.nat(12),
        (parts, most, at) => {
          const one = parts
            .slice(0, at)
            .map((part) => part.join(''))
            .join(' ')
          const other = parts
            .slice(at)
            .map((part) => part.join(''))
            .join(' ')
          const rule = { most, fields: ['one', 'other'] }
          expect(hasManyLinks(rule, { one, other, third: 'https://a.example' })).toBe(parts.length > most)
        },
      ),
    )
  })
  it('takes whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.anything()),
        (fields) => {
          const rule = { fields: ['a', 'b', '__proto__', 'constructor'], words: ['casino'] }
          expect([typeof hasWord(rule, fields), typeof hasManyLinks({ ...rule, most: 1 }, fields)]).toEqual([
            'boolean',
            'boolean',
          ])
        },
      ),
    )
  })
})

describe('signs and suspicion', () => {
  const protection = protectionOf(
    'contact',
    { message: text({ label: 'Message', maxLength: 400 }) },
    { words: ['casino'], links: { most: 0 } },
  )
  const sent = fc.record({
    trapped: fc.boolean(),
    seconds: fc.option(fc.double({ min: 0, max: 50_000, noNaN: true }), { nil: undefined }),
    fields: fc.record({
      message: fc.constantFrom('hello', 'casino', 'https://a.example', 'casino www.a.example'),
    }),
  })
  it('come each once, in the order in which owners read them', () => {
    fc.assert(
      fc.property(sent, (all) => {
        const signs = signsOf(protection, all)
        expect(signs).toEqual(reasons.filter((reason) => signs.includes(reason)))
      }),
    )
  })
  it('each speak for themselves: what is held for one is held whatever else is known', () => {
    fc.assert(
      fc.property(sent, sent, (one, other) => {
        const both = {
          trapped: one.trapped || other.trapped,
          seconds:
            one.seconds === undefined || other.seconds === undefined
              ? undefined
              : Math.min(one.seconds, other.seconds),
          fields: { message: `${one.fields.message} ${other.fields.message}` },
        }
        const signs = signsOf(protection, both)
        for (const sign of [...signsOf(protection, one), ...signsOf(protection, other)])
          if (sign !== 'too-fast' || both.seconds !== undefined) expect(signs).toContain(sign)
      }),
    )
  })
  it('are none where a time is not known, and none where it is long enough', () => {
    fc.assert(
      fc.property(sent, fc.double({ min: 2, max: 50_000, noNaN: true }), (all, seconds) => {
        expect(signsOf(protection, { ...all, seconds: undefined })).not.toContain('too-fast')
        expect(signsOf(protection, { ...all, seconds })).not.toContain('too-fast')
        expect(signsOf(protection, { ...all, seconds: seconds % 2 })).toContain('too-fast')
      }),
    )
  })
  it('hold if there is one, and open if there is none', () => {
    fc.assert(
      fc.property(fc.subarray([...reasons]), (why) => {
        expect(judge(why)).toEqual(why.length === 0 ? { _tag: 'Open' } : { _tag: 'Held', why })
      }),
    )
  })
})

describe('the text of a key that says when its page was shown', () => {
  const mac = hmac([new Uint8Array(32).fill(1)])
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/)
  const random = fc.stringMatching(/^[\w-]{16,64}$/)
  const shownAt = fc.integer({ min: 1_000_000_000_000, max: 9_999_999_999_999 })
  const tokenOf = (of: string, at: number, chance: string): string =>
    timeToken(of, { shownAt: at, random: chance }, (unsigned) => mac.sign('time', unsigned))
  const isBelieved = (of: string, sent: string): boolean => {
    const token = timeTokenIn(of, sent)
    return token !== undefined && mac.verify('time', token.signed, token.mac)
  }
  const any = form('any', { id: text({ label: 'ID', maxLength: 9 }) })

  it('is an idempotency key, and says again what it was made of', () => {
    fc.assert(
      fc.property(name, shownAt, random, (of, at, chance) => {
        const token = tokenOf(of, at, chance)
        expect(checkKey(any, token)).toMatchObject({ _tag: 'Right' })
        expect(timeTokenIn(of, token)?.shownAt).toBe(at)
        expect(isBelieved(of, token)).toBe(true)
      }),
    )
  })
  it('is believed of one form, one time and one random part: with any letter changed, of none', () => {
    const letter = fc.stringMatching(/^[\w.-]$/)
    const edit = fc.record({ place: fc.nat(200), by: letter })
    const made = fc.record({ of: name, at: shownAt, chance: random })
    fc.assert(
      fc.property(made, name, edit, ({ of, at, chance }, other, { place, by }) => {
        const token = tokenOf(of, at, chance)
        const index = place % token.length
        const changed = `${token.slice(0, index)}${by}${token.slice(index + 1)}`
        expect(isBelieved(of, changed)).toBe(changed === token)
        expect(isBelieved(other, token)).toBe(other === of)
        expect(isBelieved(of, token.slice(0, index))).toBe(false)
        expect(isBelieved(of, `${token}${by}`)).toBe(false)
      }),
    )
  })
  it('is in no other text', () => {
    fc.assert(fc.property(fc.string(), (sent) => expect(isBelieved('contact', sent)).toBe(false)))
  })
  it('tells seconds of 12 hours, and nothing of what is older or yet to come', () => {
    fc.assert(
      fc.property(shownAt, fc.integer({ min: -longestShown, max: 3 * longestShown }), (at, after) => {
        const known = after >= 0 && after <= longestShown
        expect(secondsShown(at, at + after)).toBe(known ? after / 1000 : undefined)
      }),
    )
  })
})

describe('the trap', () => {
  it('has one name for each form, which none of its fields has', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z_]{0,12}$/), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.string(), names, (of, declared) => {
        const trap = trapName(of, declared)
        const taken = [...declared, trap]
        expect(declared).not.toContain(trap)
        expect(trap).toBe(trapName(of, declared))
        expect(taken).not.toContain(trapName(of, taken))
        expect(trap).toMatch(/^[a-z][a-z_]*$/)
      }),
    )
  })
  it('is filled in by anything that can be seen', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u200b', '\u00a0') }),
        fc.anything(),
        (blank, value) => {
          expect(isFilled(blank)).toBe(false)
          if (typeof value !== 'string' && value !== null && value !== undefined)
            expect(isFilled(value)).toBe(true)
          expect(isFilled(`${blank}x${blank}`)).toBe(true)
        },
      ),
    )
  })
})
