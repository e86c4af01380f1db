import { describe, expect, it } from '@jest/globals'
import { choice } from '../../../src/domain/field/kinds/choice.js'
import { form } from '../../../src/domain/form/form.js'
import { formHtml } from '../../../src/domain/html/form.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { kinds, optionalKinds } from '../field/kinds.js'
import { text } from '../../../src/domain/field/kinds/text.js'

const every = form('every', kinds)
const fresh = formHtml(every, { action: '/' })

/** The tags of a field's inputs. */
const tags = (html: string, name: string): readonly string[] =>
  html.match(new RegExp(`<(?:input|select|textarea)[^>]* name="${name}"[^>]*>`, 'g')) ?? []

describe('the HTML of each kind of field', () => {
  it.each([
    [
      'email',
      '<input type="email" id="every-email" name="email" required autocomplete="email" aria-describedby="every-email-error">',
    ],
    [
      'url',
      '<input type="url" id="every-url" name="url" required autocomplete="url" aria-describedby="every-url-error">',
    ],
    [
      'phone',
      '<input type="tel" id="every-phone" name="phone" required autocomplete="tel" aria-describedby="every-phone-error">',
    ],
    [
      'integer',
      '<input type="text" id="every-integer" name="integer" required aria-describedby="every-integer-error">',
    ],
    [
      'yen',
      '<input type="text" id="every-yen" name="yen" required aria-describedby="every-yen-error" inputmode="decimal">',
    ],
    [
      'date',
      '<input type="date" id="every-date" name="date" required aria-describedby="every-date-error" min="2024-02-28" max="2030-12-31">',
    ],
    [
      'boolean',
      '<input type="checkbox" id="every-boolean" name="boolean" aria-describedby="every-boolean-error">',
    ],
    [
      'consent',
      '<input type="checkbox" id="every-consent" name="consent" required aria-describedby="every-consent-error">',
    ],
  ])('%s', (name, expected) => {
    expect(tags(fresh, name)).toStrictEqual([expected])
  })

  it('has a keypad of digits only where no minus can be wanted', () => {
    const seats = form('seats', { n: integer({ label: 'N', min: 0 }) })
    expect(tags(formHtml(seats, { action: '/' }), 'n')[0]).toContain(' inputmode="numeric"')
  })

  it('shows a few options as buttons under a legend, the first with the id of the field', () => {
    expect(fresh).toContain(
      '<fieldset class="field" aria-describedby="every-choice-error">\n<legend>Topic</legend>',
    )
    expect(tags(fresh, 'choice')).toStrictEqual([
      '<input type="radio" id="every-choice" name="choice" required value="sales">',
      '<input type="radio" id="every-choice-2" name="choice" required value="support">',
      '<input type="radio" id="every-choice-3" name="choice" required value="a b">',
    ])
    expect(
      tags(fresh, 'choices').every((tag) => /^<input type="checkbox"/.test(tag) && !/ required/.test(tag)),
    ).toBe(true)
  })

  it('shows many options as a list, with an empty one first', () => {
    const month = choice(['1', '2', '3', '4', '5', '6'], { label: 'Month' })
    const html = formHtml(form('f', { month }), { action: '/', values: { month: '2' } })
    expect(html).toContain('<option value="">Choose an answer</option><option value="1">1</option>')
    expect(html).toContain('<option value="2" selected>2</option>')
  })

  it('keeps what was ticked and chosen, as text or as native values', () => {
    const values = { boolean: 'on', consent: true, choice: 'support', choices: ['red', 'blue'], integer: 42 }
    const html = formHtml(every, { action: '/', values })
    expect(tags(html, 'boolean')[0]).toContain(' checked')
    expect(tags(html, 'consent')[0]).toContain(' checked')
    expect(tags(html, 'choice').map((tag) => tag.includes(' checked'))).toStrictEqual([false, true, false])
    expect(tags(html, 'choices').map((tag) => tag.includes(' checked'))).toStrictEqual([true, false, true])
    expect(tags(html, 'integer')[0]).toContain(' value="42"')
  })

  it('begins with the defaults, and does not bring them back after they were emptied', () => {
    const some = form('some', optionalKinds)
    expect(tags(formHtml(some, { action: '/' }), 'money')[0]).toContain(' value="0.00"')
    expect(tags(formHtml(some, { action: '/', values: { money: '' } }), 'money')[0]).not.toContain(' value=')
  })

  it('calls optional what says so, and not what has a default', () => {
    const some = form('some', {
      seats: integer({ label: 'Seats', default: 1 }),
      note: text({ label: 'Note', maxLength: 10, optional: true }),
    })
    const html = formHtml(some, { action: '/' })
    expect(html).toContain('>Seats</label>')
    expect(html).toContain('>Note <span class="optional">(optional)</span></label>')
  })
})
