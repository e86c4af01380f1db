import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { contact } from '../../../forms/contact.js'
import { accept } from '../../../src/domain/submission/accept.js'
import { boolean } from '../../../src/domain/field/kinds/boolean.js'
import { choice } from '../../../src/domain/field/kinds/choice.js'
import { email } from '../../../src/domain/field/kinds/email.js'
import {
  type AnyForm,
  type FieldsOf,
  form,
  type FormOptions,
  type Schema,
} from '../../../src/domain/form/form.js'
import { errorSummaryHtml, formHtml } from '../../../src/domain/html/form.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { checkOpen } from '../../../src/domain/form/opening.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { phone } from '../../../src/domain/field/kinds/phone.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { answersOf } from '../../../src/domain/words/words.js'
import type { Equal, Members } from '../equal.js'
import { kinds, optionalKinds } from '../field/kinds.js'

const line = text({ label: 'Line', maxLength: 10 })
const loosely = (name: string, fields: Schema, options: FormOptions = {}): AnyForm =>
  form(name, fields, options)

const complaints = (of: AnyForm, input: unknown): unknown => {
  const result = accept(of)(input)
  return E.isLeft(result) && result.left._tag === 'ValidationFailed' ? result.left.complaints : []
}

describe('a form in German', () => {
  const kontakt = form(
    'kontakt',
    { line, note: text({ label: 'Notiz', maxLength: 9, optional: true }) },
    { lang: 'de' },
  )

  it('complains, thanks and asks in German', () => {
    expect(complaints(kontakt, {})).toStrictEqual([
      { pointer: '/line', code: 'required', message: 'Bitte füllen Sie „Line“ aus.' },
    ])
    expect(answersOf(kontakt).created.message).toBe('Danke. Wir haben es erhalten.')
    const html = formHtml(kontakt, { action: '/' })
    expect(html).toContain('Notiz <span class="optional">(freiwillig)</span>')
    expect(html).toContain('>Absenden</button>')
    expect(errorSummaryHtml(kontakt, [])).toContain('Es gibt ein Problem')
  })
})

describe('rules across fields', () => {
  const deduction = form(
    'deduction',
    {
      kind: choice(['standard', 'itemized'], { label: 'Deduction' }),
      amount: money({ label: 'Amount', currency: 'USD', optional: true }),
    },
    {
      rules: [
        ({ kind, amount }) =>
          kind === 'standard' || amount !== undefined || { field: 'amount', code: 'required' },
        ({ kind, amount }) =>
          kind === 'itemized' ||
          amount === undefined || { field: 'amount', code: 'not-expected', message: 'Leave the amount out.' },
      ],
    },
  )

  it('complain about the field that they name', () => {
    expect(accept(deduction)({ kind: 'standard' })).toStrictEqual(E.right({ kind: 'standard' }))
    expect(complaints(deduction, { kind: 'itemized' })).toStrictEqual([
      { pointer: '/amount', code: 'required', message: 'Fill in “Amount”.' },
    ])
    expect(complaints(deduction, { kind: 'standard', amount: '1' })).toStrictEqual([
      { pointer: '/amount', code: 'not-expected', message: 'Leave the amount out.' },
    ])
  })

  it('are asked only where each field is right by itself', () => {
    expect(complaints(deduction, { kind: 'itemized', other: 'x' })).toMatchObject([{ code: 'unknown-field' }])
  })

  it('are part of the codec', () => {
    const result = deduction.codec.decode({ kind: 'itemized' })
    expect(E.isLeft(result) && result.left.map(({ message }) => message)).toStrictEqual(['required'])
  })

  it('name a field that there is, or do not compile', () => {
    // @ts-expect-error 'amounts' is not a field
    const typo = () => form('typo', { line }, { rules: [() => ({ field: 'amounts' })] })
    expect(typo).not.toThrow()
  })
})

describe('names that a form does not declare', () => {
  it('are ignored where it says so', () => {
    const lax = form('lax', { line }, { unknownFields: 'ignore' })
    expect(accept(lax)({ line: 'a', utm: 'b' })).toStrictEqual(E.right({ line: 'a' }))
  })
})

describe('the time of a form', () => {
  const timed = form('timed', { line }, { opens: '2026-11-30T18:00Z', closes: Date.UTC(2026, 11, 1) })

  it('begins with its first moment and ends before its last', () => {
    const opens = Date.UTC(2026, 10, 30, 18)
    const closes = Date.UTC(2026, 11, 1)
    const isOpen = (now: number): boolean => E.isRight(checkOpen(timed, now))
    expect([opens - 1, opens, closes - 1, closes].map(isOpen)).toStrictEqual([false, true, true, false])
    expect(checkOpen(timed, 0)).toStrictEqual(E.left({ _tag: 'FormClosed' }))
    expect(E.isRight(checkOpen(contact, 0))).toBe(true)
  })
})

describe('an option that makes no sense stops its author, naming the form and the mistake', () => {
  const fields = {
    line,
    mail: email({ label: 'Mail' }),
    tel: phone({ label: 'Tel' }),
    tick: boolean({ label: 'Tick' }),
    secret: text({ label: 'Secret', maxLength: 9, secret: true }),
    preset: text({ label: 'Preset', maxLength: 9, default: 'x' }),
  }
  it.each<[FormOptions, string]>([
    [{ naturalKey: 'tick' }, 'must be of one of these kinds: text, email, url, phone, integer, date'],
    [{ naturalKey: 'secret' }, 'must not be a secret'],
    [{ naturalKey: 'preset' }, 'must not have a default'],
    [{ naturalKey: 'mail' }, 'set existenceIsPublic: true'],
    [{ naturalKey: 'tel' }, 'set existenceIsPublic: true'],
    [{ existenceIsPublic: true }, 'existenceIsPublic needs a natural key'],
    [{ opens: 'tomorrow' }, 'opens must be milliseconds since 1970 or an ISO 8601 time'],
    [{ opens: '2026-02-30T00:00Z' }, 'opens must be'],
    [{ closes: '2026-11-30T18:00:00+01:00' }, 'closes must be'],
    [{ closes: NaN }, 'closes must be'],
    [{ opens: 2, closes: 2 }, 'opens must be before closes'],
    [{ origins: [] }, 'origins must name at least one origin'],
    [{ origins: ['https://example.com/'] }, '“https://example.com/” is not an origin'],
    [{ origins: ['*'] }, '“*” is not an origin'],
    [{ thanks: 'thanks' }, 'thanks must be a path'],
    [{ thanks: '//evil.example' }, 'thanks must be a path'],
    [{ thanks: '/\\evil.example' }, 'thanks must be a path'],
    [{ thanks: '/a\nb' }, 'thanks must be a path'],
    [{ title: ' ' }, 'title must not be empty'],
    [{ lang: 'xx' as 'en' }, 'lang must be one of en, de'],
    [{ unknownFields: 'drop' as 'ignore' }, 'unknownFields must be'],
  ])('%j', (options, mistake) => {
    expect(() => loosely('contact', fields, options)).toThrow(/^form “contact”: /)
    expect(() => loosely('contact', fields, options)).toThrow(mistake)
  })

  it('allows an address for a key where that is said', () => {
    const options = {
      naturalKey: 'mail',
      existenceIsPublic: true,
      thanks: '/thanks/',
      origins: ['http://a.test:1'],
    }
    expect(loosely('contact', fields, options).naturalKey).toBe('mail')
  })
})

describe('a raw codec in the place of a field', () => {
  const raw = form('raw', { size: t.strict({ width: t.Int }), more: t.union([t.string, t.undefined]), line })

  it('is a required field that is labelled by its name, or an optional one where it takes undefined', () => {
    expect(accept(raw)({ size: { width: 1 }, line: 'a' })).toStrictEqual(
      E.right({ size: { width: 1 }, line: 'a' }),
    )
    expect(complaints(raw, { size: { width: 'sEcReT' }, line: 'a' })).toStrictEqual([
      { pointer: '/size', code: 'invalid', message: '“Size” is not valid.' },
    ])
    expect(raw.fields.size.description).toMatchObject({ kind: 'custom', label: 'Size' })
  })
})

describe('the type of a form of every kind', () => {
  const every = form('every', { ...kinds, size: t.strict({ width: t.Int }) })
  const some = form('some', optionalKinds)
  type Every = Members<FieldsOf<typeof every>>
  type Some = Members<FieldsOf<typeof some>>
  type Sent<F extends { '~standard': { types?: { input: unknown } | undefined } }> = NonNullable<
    F['~standard']['types']
  >['input']

  it('is read off its definition', () => {
    const inTypes: readonly [
      Equal<Every['integer'], number>,
      Equal<Every['money'], string>,
      Equal<Every['boolean'], boolean>,
      Equal<Every['choice'], 'sales' | 'support' | 'a b'>,
      Equal<Every['choices'], readonly ('red' | 'green' | 'blue')[]>,
      Equal<Every['date'], string>,
      Equal<Every['consent'], string>,
      Equal<Every['size']['width'], t.Int>,
      Equal<Some['integer'], number | undefined>,
      Equal<Some['money'], string>,
      Equal<Some['choice'], 'sales' | 'support'>,
      Equal<Some['consent'], string | undefined>,
      Equal<Sent<typeof every>['integer'], number | string>,
      Equal<Sent<typeof every>['choice'], 'sales' | 'support' | 'a b'>,
      Equal<undefined extends Sent<typeof some>['money'] ? true : false, true>,
    ] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]
    expect(inTypes).not.toContain(false)
    expect([every.name, some.name]).toStrictEqual(['every', 'some'])
  })

  it('knows the values that its rules are given', () => {
    const typed = form(
      'typed',
      { n: integer({ label: 'N' }) },
      { rules: [({ n }) => n.toFixed() !== '' || { field: 'n' }] },
    )
    expect(E.isRight(accept(typed)({ n: 1 }))).toBe(true)
  })
})

describe('a secret', () => {
  it('is never shown again', () => {
    const login = form('login', { pin: text({ label: 'PIN', maxLength: 9, secret: true }) })
    const html = formHtml(login, { action: '/', values: { pin: 'sEcReT' } })
    expect(html).toContain('<input type="password"')
    expect(html).not.toContain('sEcReT')
  })
})
