import { describe, expect, it } from '@jest/globals'
import { personJson, personPage } from '../../../../src/domain/reading/person/person-page.js'
import { valueIn } from '../../../../src/domain/reading/person/value-in.js'

const find = valueIn(
  [
    { name: 'email', kind: 'email' },
    { name: 'phone', kind: 'phone' },
    { name: 'name', kind: 'text' },
    { name: 'topic', kind: 'choice' },
  ],
  ' ADA@Example.org',
)

describe('the data of a person', () => {
  it('is found in any field that says who somebody is, and in fields that the form no longer has', () => {
    expect(find({ email: 'ada@example.org' })).toEqual(['email'])
    expect(find({ name: 'Ada@example.org', mail: 'ada@EXAMPLE.org' })).toEqual(['name', 'mail'])
    expect(
      find({ topic: 'ada@example.org', email: 'xada@example.org', message: 'ada@example.org!' }),
    ).toEqual([])
  })

  it('is a page that shows everything as text and runs nothing, and JSON that loses nothing', () => {
    const evil = '<script>alert(1)</script>\u202e=1+1'
    const data = {
      value: evil,
      at: '2026-11-29T10:00:00.000Z',
      forms: [
        {
          form: 'contact',
          title: 'Contact',
          fields: [{ name: 'topic', label: 'Topic', options: [{ value: 'a', label: 'Sales' }] }],
          submissions: [
            {
              id: 'x',
              receivedAt: '2026-11-28T10:00:00.000Z',
              fields: { topic: 'a', gone: { deep: [evil, 1, true, null] } },
              work: { state: 'doing', note: evil },
            },
          ],
        },
      ],
    }
    const page = personPage(data)
    expect(page).not.toContain('<script')
    expect(page).toContain('<dt>Topic</dt><dd><bdi>Sales</bdi></dd>')
    expect(page).toContain('<dt>Note</dt>')
    expect(page).toContain('>2026-11-28 10:00</time>')
    expect(page).not.toMatch(/(?:src|href)=/)
    const texts = { lang: 'ar', title: String, received: 'ورد', result: 'r', givenTo: 'g' } as const
    const rest = { note: 'n', id: 'i', yes: 'y', no: 'n', count: () => '<3>', zone: 'UTC' }
    const arabic = personPage(data, { ...texts, ...rest })
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('<h3>ورد ')
    expect(arabic).toContain('<p>&lt;3&gt; ')
    expect(arabic).not.toMatch(/Received|Note|Submission/)
    expect(JSON.parse(personJson(data))).toMatchObject({
      forms: [{ submissions: [{ fields: { gone: { deep: [evil, 1, true, null] } }, work: { note: evil } }] }],
    })
  })
})
