import { describe, expect, it } from '@jest/globals'
import { form, text } from '../../../src/domain/index.js'
import { trapName } from '../../../src/domain/spam/trap.js'

/** Words by which browsers and password managers know what to fill, each anywhere in a name or a label. */
const vocabulary = [
  ...[
    'name',
    'nick',
    'alias',
    'user',
    'login',
    'account',
    'pass',
    'pwd',
    'pin',
    'code',
    'otp',
    'token',
    'secret',
  ],
  ...[
    'mail',
    'phone',
    'tel',
    'mobile',
    'fax',
    'ext',
    'area',
    'prefix',
    'contact',
    'web',
    'url',
    'site',
    'home',
  ],
  ...[
    'address',
    'addr',
    'street',
    'city',
    'town',
    'state',
    'county',
    'region',
    'province',
    'zip',
    'postal',
    'suite',
  ],
  ...[
    'country',
    'location',
    'company',
    'business',
    'organi',
    'firm',
    'title',
    'job',
    'role',
    'gender',
    'sex',
    'age',
  ],
  ...[
    'birth',
    'day',
    'month',
    'year',
    'date',
    'card',
    'cc',
    'cvc',
    'cvv',
    'csc',
    'expir',
    'exp',
    'iban',
    'bank',
  ],
  ...[
    'coupon',
    'promo',
    'gift',
    'search',
    'query',
    'quantity',
    'number',
    'price',
    'cost',
    'amount',
    'rate',
    'lang',
  ],
  ...[
    'subject',
    'comment',
    'message',
    'body',
    'website',
    'attn',
    'attention',
    'license',
    'passport',
    'vehicle',
  ],
  ...[
    'flight',
    'loyalty',
    'member',
    'social',
    'ssn',
    'tax',
    'nation',
    'unit',
    'apartment',
    'house',
    'captcha',
  ],
]

const every = Array.from({ length: 2_000 }, (_, n) => trapName(`form-${n}`, []))

describe('the name of a trap', () => {
  it('is none that a browser or a password manager would fill in', () => {
    const known = [...new Set(every)].flatMap((name) =>
      vocabulary.filter((word) => name.includes(word)).map((word) => `${name}: ${word}`),
    )
    expect(known).toEqual([])
  })
  it('differs between forms, is the same for the same form, and no control', () => {
    expect(new Set(every).size).toBeGreaterThan(30)
    expect(trapName('contact', [])).toBe(trapName('contact', []))
    expect(every.every((name) => /^[a-z][a-z_]{5,20}$/.test(name))).toBe(true)
  })
  it('is never that of a declared field', () => {
    const taken = trapName('contact', [])
    const fields = { [taken]: text({ label: 'Mine', maxLength: 9 }) }
    expect(form('contact', fields).spam.trap).not.toBe(taken)
    expect([...new Set(every)]).not.toContain(trapName('contact', [...new Set(every)]))
  })
})
