import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { jsonSchema } from '../../../src/domain/contract/json-schema.js'
import {
  and,
  atLeast,
  atMost,
  has,
  is,
  lessThan,
  moreThan,
  not,
  or,
} from '../../../src/domain/field/conditions/shown-when.js'
import { boolean } from '../../../src/domain/field/kinds/boolean.js'
import { choice } from '../../../src/domain/field/kinds/choice.js'
import { decimal } from '../../../src/domain/field/kinds/decimal.js'
import { date } from '../../../src/domain/field/kinds/date.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { choices } from '../../../src/domain/field/kinds/multiple-choice.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { form } from '../../../src/domain/form/form.js'
import { formHtml } from '../../../src/domain/html/form.js'

const line = (label: string, shownWhen: ReturnType<typeof is>) => text({ label, maxLength: 20, shownWhen })

const party = form('party', {
  diet: choice(['all', 'vegan', 'other'], { label: 'Diet' }),
  which: line('Which diet', is('diet', 'other')),
  guests: integer({ label: 'Guests', min: 0, max: 500, default: 1 }),
  room: line('Room', atLeast('guests', 10)),
  budget: money({ label: 'Budget', currency: 'EUR', optional: true }),
  invoice: line('Invoice', and(moreThan('budget', '999.99'), not(is('diet', 'all')))),
  days: choices(['friday', 'saturday'], { label: 'Days', optional: true }),
  bed: boolean({ label: 'Bed', shownWhen: has('days', 'saturday') }),
  pillow: line('Pillow', is('bed', true)),
  arrival: date({ label: 'Arrival', optional: true }),
  early: line('Early', or(lessThan('arrival', '2026-12-01'), atMost('budget', '5'))),
})

const outcome = (sent: object): unknown => {
  const result = party.check(sent)
  return E.isRight(result)
    ? Object.keys(result.right)
    : result.left.map(({ pointer, code }) => `${pointer} ${code}`)
}

describe('a field with a condition', () => {
  it.each([
    [{ diet: 'all' }, ['diet', 'guests']],
    [{ diet: 'other' }, ['/which required']],
    [{ diet: 'other', which: 'Keto' }, ['diet', 'which', 'guests']],
    [{ diet: 'all', which: 'sent by hand' }, ['diet', 'guests']],
    [{ diet: 'all', which: 'x'.repeat(21), room: { bad: true } }, ['diet', 'guests']],
    [{ diet: 'all', guests: '９' }, ['diet', 'guests']],
    [{ diet: 'all', guests: '10' }, ['/room required']],
    [{ diet: 'all', guests: 'ten' }, ['/guests not-a-number']],
    [{ diet: 'vegan', budget: '999.99' }, ['diet', 'guests', 'budget']],
    [{ diet: 'vegan', budget: '1000' }, ['/invoice required']],
    [{ diet: 'all', budget: '1000' }, ['diet', 'guests', 'budget']],
    [{ diet: 'all', days: 'saturday' }, ['diet', 'guests', 'days', 'bed']],
    [{ diet: 'all', days: ['friday'], bed: true, pillow: 'soft' }, ['diet', 'guests', 'days']],
    [{ diet: 'all', days: ['friday', 'saturday'], bed: 'on' }, ['/pillow required']],
    [{ diet: 'all', arrival: '2026-11-30' }, ['/early required']],
    [{ diet: 'all', arrival: '2026-12-01' }, ['diet', 'guests', 'arrival']],
    [{ diet: 'all', budget: '4.5' }, ['/early required']],
  ])('is asked and stored as what was sent wants it: %j', (sent, wanted) => {
    expect(outcome(sent)).toEqual(wanted)
  })

  it.each([
    [{ code: '007', version: '1.10', size: '2,5' }, '/agent /minor /big'],
    [{ code: ' 007 ', version: '1.1', size: '2,50' }, '/agent /big'],
    [{ code: '7', version: '1.1', size: '2,51' }, ''],
  ])('compares texts as texts, but for white space around them, and numbers by value: %j', (sent, asked) => {
    const exact = form(
      'exact',
      {
        code: text({ label: 'Code', maxLength: 20 }),
        version: choice(['1.1', '1.10'], { label: 'Version' }),
        size: decimal({ label: 'Size', scale: 2 }),
        agent: line('Agent', is('code', '007')),
        minor: line('Minor', is('version', '1.10')),
        big: line('Big', is('size', '2.5')),
      },
      { lang: 'de' },
    )
    const result = exact.check(sent)
    expect(E.isRight(result) ? '' : result.left.map(({ pointer }) => pointer).join(' ')).toBe(asked)
  })

  it('is decided once, however many ways lead to it', () => {
    const options = ['a', 'b', 'c'] as const
    const names = Array.from({ length: 40 }, (_, at) => `q${at}`)
    const chain = names.map((name, at) => {
      const before = `q${at - 1}`
      const shownWhen = or(is(before, 'a'), is(before, 'b'), not(is(before, 'c')))
      return [name, choice(options, { label: name, ...(at === 0 ? {} : { shownWhen }) })] as const
    })
    const long = form('long', Object.fromEntries(chain))
    expect(E.isRight(long.check(Object.fromEntries(names.map((name) => [name, 'b']))))).toBe(true)
  })

  it('is on the page, hidden and sending nothing until it is asked for', () => {
    const fresh = formHtml(party, { action: '/' })
    expect(fresh).toContain(
      '<div class="field" data-shown-when="{&quot;is&quot;:[&quot;diet&quot;,&quot;other&quot;]}" hidden>',
    )
    expect(fresh).toMatch(/name="which"[^>]* disabled/)
    const asked = formHtml(party, { action: '/', values: { diet: 'other', guests: '1' } })
    expect(asked).toContain(
      '<div class="field" data-shown-when="{&quot;is&quot;:[&quot;diet&quot;,&quot;other&quot;]}">',
    )
    expect(asked).not.toMatch(/name="which"[^>]* disabled/)
    expect(asked).toMatch(/name="room"[^>]* disabled/)
  })

  it('is in the schema, which refuses nothing that the form takes', () => {
    const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(jsonSchema(party))
    expect([validate({ diet: 'other' }), validate({ diet: 'other', which: 'Keto' })]).toEqual([false, true])
    expect([validate({ diet: 'all', which: { any: 1 } }), validate({ diet: 'other', which: {} })]).toEqual([
      true,
      false,
    ])
    expect([validate({ diet: 'all', guests: 10 }), validate({ diet: 'all', guests: 9 })]).toEqual([
      false,
      true,
    ])
    const sent = fc.record(
      {
        diet: fc.constantFrom('all', 'vegan', 'other'),
        which: fc.constantFrom('', 'Keto', 'x'.repeat(21), 5),
        guests: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom('9', '10', '')),
        room: fc.constantFrom('Blue', null, ['Blue']),
        budget: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constantFrom('1000', '4.50', '')),
        invoice: fc.constant('Me'),
        days: fc.oneof(fc.subarray(['friday', 'saturday']), fc.constant('saturday')),
        bed: fc.boolean(),
        pillow: fc.constant('soft'),
        arrival: fc.constantFrom('2026-11-30', '2026-12-01'),
        early: fc.constant('yes'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(sent, (each) => {
        if (E.isRight(party.check(each))) expect([each, validate(each)]).toEqual([each, true])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a condition that makes no sense stops its author', () => {
  const base = {
    diet: choice(['all', 'other'], { label: 'Diet' }),
    tags: choices(['a', 'b'], { label: 'Tags' }),
  }
  it.each([
    ['what is no field', is('dite', 'other'), 'asks about “dite”, which is not a field'],
    ['an answer that is no option', is('diet', 'othr'), 'asks whether “diet” is "othr", which it cannot be'],
    ['one of several', is('tags', 'a'), 'use has'],
    ['several of one', has('diet', 'other'), 'use is'],
    ['an unknown one of several', has('tags', 'c'), 'which is not an option'],
    ['an order that is none', atLeast('diet', 'other'), 'compares “diet”'],
    ['nothing', and(), 'has an and() or an or() without conditions'],
    ['itself', is('more', 'x'), 'depends on the field itself'],
    ['itself by another', not(is('second', 'x')), 'depends on the field itself'],
  ])('about %s', (_, shownWhen, mistake) => {
    const define = () =>
      form('f', { ...base, more: line('More', shownWhen), second: line('Second', is('more', 'x')) })
    expect(define).toThrow(
      `form “f”: shownWhen of “more” ${mistake.startsWith('use') || mistake.startsWith('which') ? '' : mistake}`,
    )
    expect(define).toThrow(mistake)
  })

  it('about a field that comes later', () => {
    const later = { more: line('More', is('diet', 'other')), ...base }
    expect(() => form('f', later)).toThrow(
      'form “f”: shownWhen of “more” asks about “diet”, which comes later; put it before “more”',
    )
  })

  it('about the natural key', () => {
    const fields = { ...base, id: line('ID', is('diet', 'other')) }
    expect(() => form('f', fields, { naturalKey: 'id' })).toThrow(
      'shownWhen of “id” may hide the natural key',
    )
  })
})
