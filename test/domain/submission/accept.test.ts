import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { record } from '../../../forms/record.js'
import { accept } from '../../../src/domain/submission/accept.js'
import type { Complaint } from '../../../src/domain/kernel/complaint.js'
import { type AnyForm, form } from '../../../src/domain/form/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { anythingAtAll, recordValues, treacherousNames } from '../arbitrary.js'

const complaintsAbout = (of: AnyForm, input: unknown): readonly Complaint[] => {
  const result = accept(of)(input)
  return E.isLeft(result) && result.left._tag === 'ValidationFailed' ? result.left.complaints : []
}

const shortly = (complaints: readonly Complaint[]): readonly string[] =>
  complaints.map(({ pointer, code }) => `${pointer} ${code}`)

describe('accept', () => {
  it('takes what fits and nothing else', () => {
    const values = { id: '42', value: 'hello' }
    expect(accept(record)(values)).toStrictEqual(E.right(values))
  })

  it('takes values without a prototype, as transports make them', () => {
    const values = Object.assign(Object.create(null) as object, { id: '42', value: 'hello' })
    expect(accept(record)(values)).toStrictEqual(E.right({ id: '42', value: 'hello' }))
  })

  it('says everything that is wrong at once, each by its field and in words for a person', () => {
    expect(complaintsAbout(record, { id: 'x'.repeat(201), colour: 'red' })).toStrictEqual([
      { pointer: '/id', code: 'too-long', message: '“ID” must be 200 characters or fewer.' },
      { pointer: '/value', code: 'required', message: 'Fill in “Value”.' },
      { pointer: '/colour', code: 'unknown-field', message: 'This form has no field named “colour”.' },
    ])
  })

  it('leaves out an optional field that was left empty', () => {
    const survey = form('survey', { note: text({ label: 'Note', maxLength: 10, optional: true }) })
    expect(accept(survey)({ note: ' ' })).toStrictEqual(E.right({}))
    expect(accept(survey)({})).toStrictEqual(E.right({}))
  })

  it.each([undefined, null, 'text', 42, true, [], [{ id: '42', value: 'hello' }], () => 0])(
    'complains about the whole where there are no fields: %p',
    (input) => {
      expect(shortly(complaintsAbout(record, input))).toStrictEqual([' invalid'])
    },
  )

  it.each(treacherousNames)('does not take what every object has for a field: %j', (name) => {
    const input = Object.fromEntries([
      ['id', '42'],
      ['value', 'hello'],
      [name, 'x'],
    ])
    expect(complaintsAbout(record, input).map(({ code }) => code)).toStrictEqual(['unknown-field'])
  })

  it('takes nothing from a prototype, even where a form has a field of such a name', () => {
    const inherited = form('inherited', {
      toString: text({ label: 'Text', maxLength: 10 }),
      constructor: text({ label: 'Builder', maxLength: 10, optional: true }),
    })
    expect(shortly(complaintsAbout(inherited, {}))).toStrictEqual(['/toString required'])
    expect(shortly(complaintsAbout(record, Object.create({ id: '42', value: 'hello' })))).toStrictEqual([
      '/id required',
      '/value required',
    ])
    expect(accept(inherited)({ toString: 'x' })).toStrictEqual(E.right({ toString: 'x' }))
  })

  it('reports the first hundred complaints, those about declared fields first', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`extra${n}`, 'x']))
    const complaints = complaintsAbout(record, many)
    expect(complaints).toHaveLength(100)
    expect(shortly(complaints.slice(0, 3))).toStrictEqual([
      '/id required',
      '/value required',
      '/extra0 unknown-field',
    ])
  })

  it('never throws, and never complains of more than a hundred things, whatever arrives', () => {
    fc.assert(
      fc.property(anythingAtAll, (input) => {
        expect(complaintsAbout(record, input).length).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('never repeats what was typed', () => {
    const secret = 'sEcReT-7f3a'
    const typed = fc.oneof(
      fc.string().map((rest) => secret + rest),
      fc.constant(secret.repeat(500)),
      fc.constant(`${secret}\uD800`),
      fc.constant([secret]),
      fc.constant({ [secret]: secret }),
    )
    fc.assert(
      fc.property(typed, typed, typed, (id, value, other) => {
        const said = JSON.stringify(accept(record)({ id, value, other }))
        expect(said).not.toContain(secret)
      }),
    )
  })

  it.each([
    '{"id":"42","value":"my secret"}',
    'my secret',
    ' my-secret',
    '<b>secret</b>',
    'pass/word~secret',
    'x'.repeat(70) + 'secret',
    '秘密 secret',
  ])('takes a name that cannot be one for something typed, and does not repeat it: %j', (name) => {
    const complaints = complaintsAbout(record, { id: '42', value: 'hello', [name]: '' })
    expect(shortly(complaints)).toStrictEqual([' unknown-field'])
  })

  it('accepts what it has accepted, unchanged', () => {
    fc.assert(
      fc.property(recordValues, (values) => {
        const once = accept(record)(values)
        expect(E.isRight(once)).toBe(true)
        expect(pipeAgain(once)).toStrictEqual(once)
      }),
    )
  })
})

const pipeAgain = E.flatMap((values: unknown) => accept(record)(values))
