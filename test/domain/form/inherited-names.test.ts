import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { accept, choice, choices, custom, form, text } from '../../../src/domain/index.js'

const label = 'L'
const line = text({ label, maxLength: 9 })
const inherited = Object.getOwnPropertyNames(Object.prototype)

describe.each(inherited)('a name that every object knows: %s', (name) => {
  it('is a field and a form like any other, unless it begins with an underscore', () => {
    if (name.startsWith('_')) {
      expect(() => form('f', { [name]: line })).toThrow(`field “${name}”`)
      return
    }
    const of = form('f', { [name]: line })
    expect(accept(of)({ [name]: 'x' })).toStrictEqual(E.right({ [name]: 'x' }))
    expect(E.isLeft(accept(of)({}))).toBe(true)
  })

  it('may be an answer, and is labelled by itself', () => {
    if (name.startsWith('_')) return
    const one = choice([name, 'other'], { label })
    const several = choices([name, 'other'], { label })
    expect(one.codec.decode(name)).toStrictEqual(E.right(name))
    expect(several.codec.decode([name])).toStrictEqual(E.right([name]))
    expect(JSON.stringify(one.description)).toContain(`"${name}":"${name.charAt(0).toUpperCase()}`)
  })

  it('is unknown to a form that is sent it', () => {
    const sent: unknown = JSON.parse(`{ "line": "x", "${name}": "y" }`)
    expect(accept(form('f', { line }))(sent)).toMatchObject({
      left: { complaints: [{ pointer: `/${name}`, code: 'unknown-field' }] },
    })
  })
})

describe('a value of one’s own', () => {
  it('holds no member that would change what it inherits', () => {
    const field = custom(t.UnknownRecord as unknown as t.Type<{ readonly [name: string]: string }>, { label })
    expect(E.isLeft(field.codec.decode(JSON.parse('{ "__proto__": { "a": 1 } }')))).toBe(true)
    expect(E.isRight(field.codec.decode(JSON.parse('{ "constructor": "a" }')))).toBe(true)
  })
})
