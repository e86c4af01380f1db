import { describe, expect, it } from '@jest/globals'
import { form, formHtml, text } from '../../../src/domain/index.js'
import { trapName } from '../../../src/domain/spam/trap.js'
import { wordsOf } from '../../../src/domain/words/words.js'
import { takenFor } from './autofill-words.js'

/** Every name that a trap may have: far more forms than there are names. */
const every = [...new Set(Array.from({ length: 5_000 }, (_, n) => trapName(`form-${n}`, [])))]

describe('what browsers and password managers fill in', () => {
  it.each([
    ['full_name', 'name'],
    ['e-mail', 'e-mail'],
    ['phone2', 'phone'],
    ['organization', 'company'],
    ['address_line_2', 'address'],
    ['ort', 'place'],
    ['website', 'web'],
    ['url', 'web'],
    ['nickname', 'name'],
    ['cc_exp', 'expiry'],
    ['username', 'login'],
    ['otp', 'one-time code'],
  ])('is known by the table: %s', (name, kind) => {
    expect(takenFor(name)).toContain(kind)
  })

  it.each(every)('does not include %s', (name) => {
    expect(takenFor(name)).toEqual([])
    // As a label that is made of it has it, and as lists have it that leave everything but letters out.
    expect(takenFor(name.replace('_', ' '))).toEqual([])
    expect(takenFor(name.replace('_', ''))).toEqual([])
  })

  it.each(['en', 'de'] as const)('does not include the label, in %s', (lang) => {
    expect(takenFor(wordsOf(lang).leaveEmpty)).toEqual([])
  })
})

describe('the markup of a trap', () => {
  /** Its name would be taken for that of a field. */
  const html = formHtml(form('email', { note: text({ label: 'Note', maxLength: 9 }) }), { action: '/' })
  const [trap = ''] = /<div class="visually-hidden" aria-hidden="true">.*?<\/div>/s.exec(html) ?? []

  it('says nothing of its form, by which it might be filled in', () => {
    expect(trap).toContain(`name="${trapName('email', ['note'])}"`)
    expect(trap).not.toContain('email')
  })

  it.each([
    ['browsers', 'autocomplete="off"'],
    ['1Password', 'data-1p-ignore="true"'],
    ['LastPass', 'data-lpignore="true"'],
    ['Bitwarden', 'data-bwignore="true"'],
    ['Dashlane', 'data-form-type="other"'],
    ['the keyboard', 'tabindex="-1"'],
  ])('tells %s to leave it alone', (_, attribute) => {
    expect(trap).toContain(attribute)
  })
})

describe('the name of a trap', () => {
  it('differs between forms, is the same for the same form, and no control', () => {
    expect(every.length).toBeGreaterThan(30)
    expect(trapName('contact', [])).toBe(trapName('contact', []))
    expect(every.filter((name) => !/^[a-z][a-z_]{5,20}$/.test(name))).toEqual([])
  })
  it('is never that of a declared field', () => {
    const taken = trapName('contact', [])
    const fields = { [taken]: text({ label: 'Mine', maxLength: 9 }) }
    expect(form('contact', fields).spam.trap).not.toBe(taken)
    expect(every).not.toContain(trapName('contact', every))
  })
})
