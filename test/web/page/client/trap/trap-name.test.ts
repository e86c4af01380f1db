import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { trapName } from '../../../../../src/domain/spam/trap.js'
import { trapName as ofHelper } from '../../../../../web/page/client/trap/trap-name.js'

const every = Array.from({ length: 2_000 }, (_, n) => trapName(`form-${n}`, []))
const name = fc.oneof(fc.constantFrom(...every), fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,20}$/))

describe('the trap that the helper adds', () => {
  it('has the name by which the server knows it, whatever a form and its fields are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(name), (form, declared) => {
        expect(ofHelper(form, declared)).toBe(trapName(form, declared))
      }),
    )
    const all = [...new Set(every)]
    expect(ofHelper('contact', all)).toBe(trapName('contact', all))
  })
})
