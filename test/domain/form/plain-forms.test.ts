import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { consent } from '../../../src/domain/field/kinds/consent.js'
import { hidden } from '../../../src/domain/field/kinds/hidden.js'
import { rating } from '../../../src/domain/field/kinds/rating.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { form } from '../../../src/domain/form/form.js'
import { formHtml } from '../../../src/domain/html/form.js'
import { startOf } from '../../../src/domain/html/start.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { decimal } from '../../../src/domain/field/kinds/decimal.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { jsonSchema } from '../../../src/domain/contract/json-schema.js'
import { answersOf, sentence } from '../../../src/domain/words/words.js'

const label =
  'I have read the [privacy policy](/privacy/) and <b> [terms](https://example.org/terms?a=1&b=2).'
const policy = form(
  'policy',
  {
    agreed: consent({ label }),
    name: text({ label: 'Name', maxLength: 20, prefill: true, placeholder: 'Ada "L"' }),
    campaign: hidden({ from: 'query', parameter: 'utm_campaign', maxLength: 5 }),
    plan: hidden({ from: 'query' }),
    cameFrom: hidden({ from: 'referrer', label: 'Came from' }),
    stay: rating({ label: 'How was it?', low: 'Poor', high: 'Great' }),
  },
  { button: 'Join & go', thanks: 'See you on Friday!' },
)
const html = formHtml(policy, { action: '/' })

describe('a consent with links in its label', () => {
  it('has links on the page, and plain text everywhere else', () => {
    expect(html).toContain(
      'I have read the <a href="/privacy/" target="_blank" rel="noopener">privacy policy</a> and &lt;b&gt; <a href="https://example.org/terms?a=1&amp;b=2" target="_blank" rel="noopener">terms</a>.',
    )
    const { description } = policy.fields.agreed
    expect(description.label).toBe('I have read the privacy policy and <b> terms.')
    expect(sentence('not-accepted', description)).toBe(`Tick the box to agree: ${description.label}`)
  })

  it('stores a version of the wording that changes with it, unless one is said', () => {
    const stored = (wording: string) => E.toUnion(consent({ label: wording }).codec.decode('on'))
    expect(stored(label)).toMatch(/^[0-9a-f]{8}$/)
    expect(stored(label)).toBe(stored(label))
    expect(stored(label)).not.toBe(stored(label.replace('/privacy/', '/privacy-2/')))
  })

  it.each([
    'javascript:alert(1)',
    'java script:alert((1))',
    'JavaScript:alert(1)',
    'data:text/html,x',
    '//evil.example/',
    '/\\evil.example/',
    'privacy',
    'mailto:a@example.org',
    'http://',
    '',
  ])('is refused as it is defined where a link leads to %j', (href) => {
    expect(() => consent({ label: `The [policy](${href})` })).toThrow(
      /a link must lead to http, https or a path|a link must be written/,
    )
  })
})

describe('a fresh page', () => {
  it('is filled in from its address where a field says so, and where no person sees the field', () => {
    const query = { name: '"><script>', utm_campaign: 'summer', plan: 'pro', stay: '5', agreed: 'on' }
    const start = startOf(policy, { query, referrer: 'https://example.org/ad' })
    expect(start).toEqual({
      name: '"><script>',
      campaign: 'summer',
      plan: 'pro',
      cameFrom: 'https://example.org/ad',
    })
    const filled = formHtml(policy, { action: '/', start })
    expect(filled).toContain(' value="&quot;&gt;&lt;script&gt;"')
    expect(filled).toContain('name="campaign" data-from="query" data-parameter="utm_campaign" value="summer"')
    expect(filled).not.toMatch(/ checked/)
  })

  it('leaves out what is too long for anybody to have meant', () => {
    expect(startOf(policy, { query: { name: 'x'.repeat(10_000), plan: ['a', 'b'.repeat(3000)] } })).toEqual(
      {},
    )
  })

  it('shows examples, a button and a rating as the form says', () => {
    expect(html).toContain('placeholder="Ada &quot;L&quot;"')
    expect(html).toContain('>Join &amp; go</button>')
    expect(html).toContain('>1 – Poor</label>')
    expect(html).toContain('>4</label>')
    expect(html).toContain('>5 – Great</label>')
  })
})

describe('a number on a form in German', () => {
  const fields = {
    price: money({ label: 'Preis', currency: 'EUR', optional: true }),
    seats: integer({ label: 'Plätze', optional: true }),
    length: decimal({ label: 'Länge', scale: 3, default: '1.250' }),
  }
  const preise = form('preise', fields, { lang: 'de' })
  const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(jsonSchema(preise))

  it.each([
    ['12,50', '12.50'],
    ['12.50', '12.50'],
    ['1.250,50', '1250.50'],
    ['1.250.000', '1250000.00'],
    ['1 250,5', '1250.50'],
    ['-0,5', '-0.50'],
    [' ,5 ', '0.50'],
    ['1250', '1250.00'],
  ])('reads %j as %j', (price, stored) => {
    expect(E.toUnion(preise.check({ price }))).toMatchObject({ price: stored })
    expect(validate({ price })).toBe(true)
  })

  it.each(['1.250', '1,250', '-999.000'])('asks which of two is meant by %j', (price) => {
    const [complaint] = E.isLeft(preise.check({ price }))
      ? (preise.check({ price }) as E.Left<readonly object[]>).left
      : []
    expect(complaint).toEqual({
      pointer: '/price',
      code: 'ambiguous-number',
      message:
        'Die Zahl bei „Preis“ ist nicht eindeutig. Bitte schreiben Sie sie ohne Tausenderpunkt, etwa 1250 oder 12,50.',
    })
  })

  it.each([
    [{ price: '1,2,3' }, 'not-a-number'],
    [{ price: '12,505' }, 'ambiguous-number'],
    [{ price: '12,5050' }, 'not-exact'],
    [{ seats: '1.000' }, 'ambiguous-number'],
    [{ seats: '12,5' }, 'not-an-integer'],
  ])('refuses %j as %s', (sent, code) => {
    expect(preise.check(sent)).toMatchObject({ left: [{ code }] })
  })

  it('is shown as it is typed, never so that it could mean two, and is another on a form in English', () => {
    expect(formHtml(preise, { action: '/' })).toContain(' value="1,2500"')
    expect(E.toUnion(preise.check({ length: '1,2500' }))).toMatchObject({ length: '1.250' })
    expect(E.isLeft(form('prices', fields).check({ price: '12,50' }))).toBe(true)
    expect(E.toUnion(form('prices', fields).check({ length: '1.250' }))).toMatchObject({ length: '1.250' })
    expect(E.toUnion(preise.check({ price: 1.25 }))).toMatchObject({ price: '1.25' })
  })
})

it('keeps what it can of a field that no person sees, and asks nobody for it', () => {
  const sent = { agreed: true, name: 'Ada', stay: 4 }
  expect(E.toUnion(policy.check({ ...sent, campaign: 'a long one', cameFrom: '' }))).toMatchObject({
    campaign: 'a lon',
  })
  expect(E.toUnion(policy.check(sent))).not.toHaveProperty('campaign')
})

it('thanks in its own words, and by a page where it has one', () => {
  expect(answersOf(policy).created).toEqual({ status: 201, message: 'See you on Friday!' })
  expect(answersOf({ lang: 'en', thanks: '/thanks/' }).created.message).toBe(
    'Thank you. We have received it.',
  )
})

it.each(['//evil.example', 'https://example.org/thanks', 'thanks', 'thanks/index.html', ' ', 'javascript:x'])(
  'refuses %j as thanks, as the form is defined',
  (thanks) => {
    expect(() => form('f', { name: text({ label: 'Name', maxLength: 9 }) }, { thanks })).toThrow(
      'thanks must be a path',
    )
  },
)
