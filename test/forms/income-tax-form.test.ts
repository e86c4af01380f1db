import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { TaxReturn } from '../../forms/income-tax/calculation.js'
import { incomeTax } from '../../forms/income-tax/index.js'
import { accept } from '../../src/domain/submission/accept.js'
import { computed } from '../../src/domain/submission/compute.js'
import { app, json, membersOf, urlencoded } from '../handlers/serving/app.js'
import { resultOf } from './tax-returns.js'

const least = { taxYear: '2026', filingStatus: 'single', wages: '50000', deduction: 'standard' }
const most36 = '9'.repeat(36)

/** The complaints about a return, as `pointer code`; none where it is taken. */
const complaints = (filed: object): readonly string[] => {
  const result = accept(incomeTax)({ ...least, ...filed })
  if (E.isRight(result)) return []
  const { left } = result
  return left._tag === 'ValidationFailed'
    ? left.complaints.map(({ pointer, code }) => `${pointer} ${code}`)
    : []
}

describe('the form of the income tax', () => {
  it('takes the least that a person can say', () => {
    expect(accept(incomeTax)(least)).toStrictEqual(
      E.right({
        ...least,
        wages: '50000.00',
        otherIncome: '0.00',
        adjustments: '0.00',
        withheld: '0.00',
        aged: 0,
        blind: 0,
      }),
    )
  })

  it('asks for what it needs', () => {
    const result = accept(incomeTax)({})
    expect(E.isLeft(result) && 'complaints' in result.left ? result.left.complaints : []).toMatchObject(
      ['/taxYear', '/filingStatus', '/wages', '/deduction'].map((pointer) => ({ pointer, code: 'required' })),
    )
  })

  it.each<[unknown, string]>([
    ['1250.5', '1250.50'],
    [' 012.50 ', '12.50'],
    [1250.5, '1250.50'],
    [1e3, '1000.00'],
    ['.5', '0.50'],
    ['１００', '100.00'],
    ['-0', '0.00'],
    [-0, '0.00'],
    [`${most36}.99`, `${most36}.99`],
  ])('reads wages of %j as %s', (wages, cents) => {
    expect(accept(incomeTax)({ ...least, wages })).toMatchObject(E.right({ wages: cents }))
  })

  it.each<[unknown, string]>([
    ['1e3', 'not-a-number'],
    ['1,000', 'not-a-number'],
    ['百', 'not-a-number'],
    ['$5', 'not-a-number'],
    ['0.005', 'not-exact'],
    [0.1 + 0.2, 'not-exact'],
    ['9'.repeat(38), 'too-many-digits'],
    [1e300, 'too-many-digits'],
    ['-0.01', 'too-small'],
  ])('refuses wages of %j as %s', (wages, code) => {
    expect(complaints({ wages })).toStrictEqual([`/wages ${code}`])
  })

  it('takes a loss as other income, and no negative amount elsewhere', () => {
    expect(complaints({ otherIncome: '-1000' })).toStrictEqual([])
    expect(complaints({ adjustments: '-1', withheld: '-1' })).toStrictEqual([
      '/adjustments too-small',
      '/withheld too-small',
    ])
  })

  it('wants the itemized amount where it is itemized, and only there', () => {
    expect(complaints({ deduction: 'itemized' })).toStrictEqual(['/itemizedAmount required'])
    expect(complaints({ deduction: 'itemized', itemizedAmount: '0' })).toStrictEqual([])
    expect(complaints({ itemizedAmount: '0' })).toStrictEqual(['/itemizedAmount not-expected'])
    expect(complaints({ itemizedAmount: '' })).toStrictEqual([])
  })

  it.each([
    ['single', 1],
    ['married-jointly', 2],
    ['married-separately', 2],
    ['head-of-household', 1],
    ['surviving-spouse', 1],
  ])('counts of %s at most %i person', (filingStatus, most) => {
    expect(complaints({ filingStatus, aged: most, blind: most })).toStrictEqual([])
    const one = most + 1
    const code = 'too-large'
    expect(complaints({ filingStatus, aged: one, blind: one })).toStrictEqual([
      `/aged ${code}`,
      `/blind ${code}`,
    ])
  })

  it('refuses, with a complaint, incomes whose sum has more than 38 digits', async () => {
    const body = JSON.stringify({ ...least, wages: most36, otherIncome: most36 })
    const answer = await app({ forms: [incomeTax] }).send({ path: '/forms/income-tax', headers: json, body })
    expect(answer.status).toBe(422)
    expect(membersOf(answer)).toMatchObject({
      code: 'processing-refused',
      outcome: 'not-stored',
      errors: [{ pointer: '/otherIncome', code: 'too-many-digits' }],
    })
    const lost = { wages: '0', otherIncome: `-${most36}`, adjustments: most36 }
    const decoded = accept(incomeTax)({ ...least, ...lost })
    const refused = E.flatMap((fields: object) => computed(incomeTax, { ...fields }))(decoded)
    expect(refused).toMatchObject(
      E.left({ _tag: 'ProcessingRefused', complaints: [{ pointer: '/adjustments' }] }),
    )
  })

  it('answers a browser without script with a page of the result, once and again', async () => {
    const { send } = app({ forms: [incomeTax] })
    const headers = { ...urlencoded, accept: 'text/html', 'idempotency-key': 'a-key-of-16-signs' }
    const parts = { path: '/forms/income-tax', headers, body: new URLSearchParams(least).toString() }
    const first = await send(parts)
    expect([first.status, first.headers['content-type']]).toStrictEqual([200, 'text/html; charset=utf-8'])
    const { tax } = resultOf({ ...least, wages: '50000.00' } as TaxReturn)
    expect(tax).toBe('3820.00')
    expect(first.body).toContain('<th scope="row">Tax</th><td>$3,820.00</td>')
    expect(first.body).toMatch(/<dt>Receipt<\/dt><dd>1-[0-9a-f]{64}<\/dd>/)
    const again = await send(parts)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toBe(first.body)
  })
})
