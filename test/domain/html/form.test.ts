import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { record } from '../../../forms/record.js'
import { accept } from '../../../src/domain/submission/accept.js'
import { form } from '../../../src/domain/form/form.js'
import { errorSummaryHtml, escapeHtml, formHtml } from '../../../src/domain/html/form.js'
import { pageHtml } from '../../../src/domain/html/page.js'
import { text } from '../../../src/domain/field/kinds/text.js'

const action = '/api/forms/record'

const unescaped = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const tagsIn = (html: string): number => html.split('<').length

/** Text that tries to leave the place that it stands in. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '\n', 'a', '=', '/') }),
  fc.constantFrom(
    '</textarea><script>alert(1)</script>',
    '" autofocus onfocus="alert(1)',
    '&lt;b&gt;',
    '\n\nx',
  ),
)

const complaint = (pointer: string, message: string) => ({ pointer, code: 'required', message }) as const

describe('escapeHtml', () => {
  it('leaves nothing that could end a text or an attribute, and loses nothing', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = escapeHtml(value)
        expect(html).not.toMatch(/[<>"']/)
        expect(unescaped(html)).toBe(value)
      }),
    )
  })
})

describe('formHtml', () => {
  it('is a form that works without script', () => {
    const html = formHtml(record, { action })
    expect(html).toContain('<form method="post" action="/api/forms/record" accept-charset="utf-8"')
    expect(html).toContain('<label for="record-id">ID</label>')
    expect(html).toMatch(/<input type="text" id="record-id" name="id" required /)
    expect(html).toMatch(/<textarea rows="5" id="record-value" name="value" required /)
    expect(html).toContain('<button type="submit" class="submit">Submit</button>')
    expect(html).not.toContain('aria-invalid')
  })

  it('keeps what was typed, whatever it is, and no more tags than without it', () => {
    const empty = tagsIn(formHtml(record, { action }))
    fc.assert(
      fc.property(hostile, hostile, (id, value) => {
        const html = formHtml(record, { action, values: { id, value } })
        expect(tagsIn(html)).toBe(empty)
        expect(unescaped(/<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(html)?.[1] ?? '')).toBe(value)
        expect(unescaped(/ value="([^"]*)">/.exec(html)?.[1] ?? '')).toBe(id)
      }),
    )
  })

  it('keeps nothing of a field that the form has not, nor of a value that no form sends', () => {
    const html = formHtml(record, {
      action,
      values: { other: 'stray', id: { a: 'stray' }, value: ['stray'] },
    })
    expect(html).not.toContain('stray')
  })

  it('escapes labels, hints and whatever else a definition says', () => {
    fc.assert(
      fc.property(hostile, hostile, (label, hint) => {
        const { codec, description } = text({ label: 'A', hint: 'h', maxLength: 9, autocomplete: 'off' })
        const plain = form('f', { a: { codec, description } })
        const odd = form('f', {
          a: { codec, description: { ...description, label, hint, autocomplete: hint } },
        })
        const submitLabel = label
        expect(tagsIn(formHtml(odd, { action: hint, submitLabel }))).toBe(tagsIn(formHtml(plain, { action })))
      }),
    )
  })

  it('says at the field what is wrong, tied to the input', () => {
    const html = formHtml(record, { action, complaints: [complaint('/value', 'Enter <Value>.')] })
    expect(html).toContain('<p class="field-error" id="record-value-error">Enter &lt;Value&gt;.</p>')
    expect(html).toMatch(/<textarea [^>]*aria-describedby="record-value-error" aria-invalid="true"/)
    expect(html).toContain('<p class="field-error" id="record-id-error" hidden></p>')
    expect(html).toContain('aria-describedby="record-id-hint record-id-error"')
  })

  it('carries a fresh key where it is given one', () => {
    expect(formHtml(record, { action, key: 'a"b' })).toContain(
      '<input type="hidden" name="_idempotency_key" value="a&quot;b">',
    )
    expect(formHtml(record, { action })).not.toContain('_idempotency_key')
  })

  it('says which fields are optional, and lets them be empty', () => {
    const note = form('note', { more: text({ label: 'More', maxLength: 50, minLength: 5, optional: true }) })
    const html = formHtml(note, { action, submitLabel: 'Send' })
    expect(html).toContain('More <span class="optional">(optional)</span>')
    expect(html).not.toMatch(/ required|minlength/)
    expect(html).toContain('>Send</button>')
  })

  it('never has the browser refuse a length that the server accepts', () => {
    const bounded = form('bounded', { a: text({ label: 'A', minLength: 3, maxLength: 5 }) })
    const html = formHtml(bounded, { action })
    const bound = (name: string): number => Number(new RegExp(` ${name}="(\\d+)"`).exec(html)?.[1])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '😀', '\r\n', 'é'), maxLength: 7 }), (a) => {
        const typed = a.replaceAll('\r\n', '\n')
        const refused = typed.length < bound('minlength') || typed.length > bound('maxlength')
        expect(refused && accept(bounded)({ a })._tag === 'Right').toBe(false)
      }),
    )
  })
})

describe('errorSummaryHtml', () => {
  it('links each complaint to its input, and names what no field stands for', () => {
    const html = errorSummaryHtml(record, [
      complaint('/value', 'Fill in “Value”.'),
      complaint('/nope', 'This form has no field with this name.'),
      complaint('', 'It was <not> stored.'),
    ])
    expect(html).toContain('role="alert" tabindex="-1"')
    expect(html).toContain('<li><a href="#record-value">Fill in “Value”.</a></li>')
    expect(html).toContain('<li>This form has no field with this name.</li>')
    expect(html).toContain('<li>It was &lt;not&gt; stored.</li>')
    expect(html).toContain(' autofocus')
    expect(html).not.toContain(' hidden')
  })

  it('waits, hidden, where there is nothing to say', () => {
    expect(errorSummaryHtml(record, [])).toMatch(/<div [^>]* hidden>/)
  })

  it('never takes a pointer for a link', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.constantFrom('/__proto__', '/constructor', '/toString')),
        (pointer) => {
          fc.pre(!/^\/(id|value)(\/|$)/.test(pointer))
          expect(errorSummaryHtml(record, [complaint(pointer, 'Wrong.')])).not.toContain('href')
        },
      ),
    )
  })
})

describe('pageHtml', () => {
  it('holds no script and no style of its own', () => {
    const html = pageHtml({ title: '<Form>', main: '<h1>Form</h1>', script: '/a.js', stylesheet: '/a.css' })
    expect(html).toContain('<title>&lt;Form&gt;</title>')
    expect(html).toContain('<script type="module" src="/a.js"></script>')
    expect(html).not.toMatch(/<style| style=| on[a-z]+=|<script[^>]*>[^<]/)
  })
})
