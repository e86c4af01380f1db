import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { record, type Record as RecordFields } from '../../../forms/record.js'
import {
  type AnyForm,
  type FieldsOf,
  form,
  type FormOptions,
  formsOf,
  type Schema,
} from '../../../src/domain/form/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import type { Equal, Members } from '../equal.js'

const line = text({ label: 'Line', maxLength: 10 })
const note = text({ label: 'Note', maxLength: 10, optional: true })
const both = form('both', { line, note })

/** A definition as someone without a type checker would write it. */
const loosely = (name: string, fields: Schema, options: FormOptions = {}): AnyForm =>
  form(name, fields, options)

describe('a form', () => {
  it('needs no more than a name and fields', () => {
    expect(form('book-a-table', { line })).toMatchObject({
      name: 'book-a-table',
      title: 'Book a table',
      version: '1',
      naturalKey: undefined,
      whenTaken: 'refuse',
      keyRequired: false,
      retain: undefined,
      shards: 1,
    })
  })

  it('says what it was told', () => {
    const options = {
      title: 'Tables',
      version: '2',
      naturalKey: 'line',
      whenTaken: 'replace',
      keyRequired: true,
      retain: { days: 30 },
      shards: 4,
    } as const
    expect(form('tables', { line }, options)).toMatchObject(options)
  })

  it.each(['a', 'a'.repeat(64), 'a-1', 'constructor'])('may be called %s', (name) => {
    expect(form(name, { line }).name).toBe(name)
  })

  it.each(['a', 'camelCase', 'snake_case', 'a1', 'a'.repeat(64), 'constructor', 'toString'])(
    'may have a field called %s',
    (name) => {
      expect(Object.keys(form('names', { [name]: line }).fields)).toStrictEqual([name])
    },
  )
})

describe('a form that makes no sense stops its author, naming the form and the mistake', () => {
  it.each(['', 'Record', '1st', '-a', 'a b', 'a_b', 'a/b', 'é', 'a'.repeat(65), '__proto__', 'a\n'])(
    'its name is %j',
    (name) => {
      expect(() => loosely(name, { line })).toThrow(`form “${name}”: its name must be 1 to 64 of`)
    },
  )

  it.each(['', 'A', '_next', '__proto__', '1st', 'e-mail', 'a.b', 'a b', 'é', 'a'.repeat(65), 'a\n'])(
    'it has a field called %j',
    (name) => {
      const fields = Object.fromEntries([[name, line]])
      expect(() => loosely('contact', fields)).toThrow(`form “contact”: field “${name}” must be`)
    },
  )

  it.each<[string, FormOptions, string]>([
    [
      'has a natural key that is no field',
      { naturalKey: 'nome' },
      'the natural key “nome” is not one of its fields',
    ],
    [
      'has a natural key by birth',
      { naturalKey: 'toString' },
      'the natural key “toString” is not one of its fields',
    ],
    [
      'has an optional natural key',
      { naturalKey: 'note' },
      'the natural key “note” must be a required field',
    ],
    ['replaces without a natural key', { whenTaken: 'replace' }, 'whenTaken needs a natural key'],
    ['keeps for no time', { retain: { days: 0 } }, 'retain.days must be above 0'],
    ['keeps for less than that', { retain: { days: -1 } }, 'retain.days must be above 0'],
    ['keeps for no number of days', { retain: { days: NaN } }, 'retain.days must be above 0'],
    [
      'keeps for ever, but not by leaving it out',
      { retain: { days: Infinity } },
      'retain.days must be above 0',
    ],
    ['has no shards', { shards: 0 }, 'shards must be 1 to'],
    ['has half a shard', { shards: 1.5 }, 'shards must be 1 to'],
    ['has too many shards', { shards: 1025 }, 'shards must be 1 to'],
  ])('it %s', (_, options, mistake) => {
    expect(() => loosely('contact', { line, note }, options)).toThrow(`form “contact”: ${mistake}`)
  })

  it('has no fields', () => {
    expect(() => loosely('contact', {})).toThrow('form “contact”: it has no fields')
  })
})

describe('the forms of a deployment', () => {
  it('are found by name', () => {
    const forms = formsOf([form('a', { line }), form('b', { line })])
    expect([...forms.keys()]).toStrictEqual(['a', 'b'])
    expect(forms.get('b')?.name).toBe('b')
    expect(forms.get('toString')).toBeUndefined()
  })

  it('have names of their own; two of one name are named', () => {
    const twice = [form('a', { line }), form('b', { line }), form('a', { note })]
    expect(() => formsOf(twice)).toThrow('two forms are called “a”')
  })
})

describe('the type of a form', () => {
  it('is read off its definition', () => {
    const inTypes: readonly [
      Equal<Members<RecordFields>, { readonly id: string; readonly value: string }>,
      Equal<FieldsOf<typeof record>, RecordFields>,
      Equal<Members<FieldsOf<typeof both>>, { readonly line: string; readonly note?: string }>,
      Equal<Parameters<typeof both.codec.encode>[0], FieldsOf<typeof both>>,
    ] = [true, true, true, true]
    expect(inTypes).not.toContain(false)
    expect(E.isRight(both.codec.decode({ line: 'x' }))).toBe(true)
  })

  it('knows its fields, so that a natural key that is none does not compile', () => {
    // @ts-expect-error 'lime' is not a field
    expect(() => form('typo', { line }, { naturalKey: 'lime' })).toThrow('lime')
  })

  it('fits where any form does', () => {
    const any: AnyForm = record
    expect(any.name).toBe('record')
  })
})
