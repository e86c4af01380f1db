import { choice, type FieldsOf, form, integer, money, type Objection } from '../../src/domain/index.js'
import { calculate } from './calculation.js'
import { TaxResult } from './result.js'
import { filingStatuses, people, taxYears } from './schedules.js'
import { view } from './view.js'
import { statusLabels } from './words.js'

const dollars = { currency: 'USD', min: '0' } as const

const fields = {
  taxYear: choice(taxYears, { label: 'Tax year', listed: true }),
  filingStatus: choice(filingStatuses, { label: 'Filing status', labels: statusLabels, listed: true }),
  wages: money({ label: 'Wages', hint: 'In US dollars, such as 61250 or 61250.50.', ...dollars }),
  otherIncome: money({
    label: 'Other income',
    hint: 'Interest, business income and so on. Enter a loss as a negative amount.',
    currency: 'USD',
    default: '0.00',
  }),
  adjustments: money({
    label: 'Adjustments to income',
    hint: 'Such as student loan interest.',
    default: '0.00',
    ...dollars,
  }),
  deduction: choice(['standard', 'itemized'], { label: 'Deduction' }),
  itemizedAmount: money({
    label: 'Itemized deductions',
    hint: 'Only if you itemize.',
    optional: true,
    ...dollars,
  }),
  aged: integer({
    label: 'People aged 65 or over',
    hint: 'You, and your spouse if you file jointly.',
    min: 0,
    max: 2,
    default: 0,
  }),
  blind: integer({ label: 'People who are blind', min: 0, max: 2, default: 0 }),
  withheld: money({ label: 'Tax withheld', default: '0.00', ...dollars }),
}

interface Counted {
  readonly filingStatus: (typeof filingStatuses)[number]
  readonly aged: number
  readonly blind: number
}

/** Limits a count to the number of people on the return: two with a spouse, otherwise one. */
const atMostThePeople =
  (field: 'aged' | 'blind') =>
  (values: Counted): true | Objection<'aged' | 'blind'> => {
    const most = people[values.filingStatus]
    const message = `${fields[field].description.label} must be ${most} or less for this filing status.`
    return values[field] <= most ? true : { field, code: 'too-large', message }
  }

/** US federal individual income tax, computed from the rate schedules. */
export const incomeTax = form('income-tax', fields, {
  title: 'Income tax',
  intro: `US federal income tax for ${taxYears.join(' and ')}, computed from the rate schedules. This is not tax advice.`,
  rules: [
    ({ deduction, itemizedAmount }) =>
      deduction === 'standard' || itemizedAmount !== undefined
        ? true
        : { field: 'itemizedAmount', code: 'required' },
    ({ deduction, itemizedAmount }) =>
      deduction === 'itemized' || itemizedAmount === undefined
        ? true
        : { field: 'itemizedAmount', code: 'not-expected' },
    atMostThePeople('aged'),
    atMostThePeople('blind'),
  ],
  compute: { version: '1', result: TaxResult, run: calculate, view },
})

export type IncomeTax = FieldsOf<typeof incomeTax>
