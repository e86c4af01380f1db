import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type FilingStatus,
  filingStatuses,
  type TaxYear,
  taxYears,
} from '../../forms/income-tax/schedules.js'
import { add, isAbove, printed, rational, subtract, taxByRow, toCents, written } from './published-tax.js'
import { anyReturn, onTaxable, plainReturn, resultOf } from './tax-returns.js'

const everySchedule = taxYears.flatMap((taxYear) =>
  filingStatuses.map((filingStatus): [TaxYear, FilingStatus] => [taxYear, filingStatus]),
)

const inCents = (amount: string): bigint => BigInt(amount.replace('.', ''))
const sum = (amounts: readonly string[]): string =>
  written(amounts.reduce((all, each) => all + inCents(each), 0n))

describe.each(everySchedule)('the schedule of %s, %s', (taxYear, filingStatus) => {
  const { rows, standard, additional } = printed[taxYear][filingStatus]
  const tax = (taxable: string): string => onTaxable(taxable, { taxYear, filingStatus }).tax

  it.each(rows.slice(1))(
    'taxes %s with %s, one cent less with the lower rate, one more with the higher',
    (end, base) => {
      const at = inCents(rational(end).under === 1n ? `${end}.00` : end)
      const atEnd = inCents(written(toCents(rational(base))))
      expect(tax(written(at))).toBe(written(atEnd))
      // A cent at 10 to 37 % is less than half a cent: both neighbours round to the same tax.
      expect(tax(written(at - 1n))).toBe(written(atEnd))
      expect(tax(written(at + 1n))).toBe(written(atEnd))
      const rateAt = (cents: bigint) => onTaxable(written(cents), { taxYear, filingStatus }).marginalRate
      expect(rateAt(at - 1n)).toBe(rateAt(at))
      expect(rateAt(at + 1n)).not.toBe(rateAt(at))
    },
  )

  it('steps by the rate of the bracket with each dollar', () => {
    for (const [at, [over]] of rows.entries()) {
      const low = inCents(`${over}.00`)
      const { marginalRate } = onTaxable(written(low + 100n), { taxYear, filingStatus })
      const step = inCents(tax(written(low + 100n))) - inCents(tax(written(low)))
      expect(written(step * 100n)).toBe(marginalRate)
      expect(marginalRate).toBe(['10.00', '12.00', '22.00', '24.00', '32.00', '35.00', '37.00'][at])
    }
  })

  it('has its standard deduction, and more for each person who is old or blind', () => {
    expect(resultOf({ taxYear, filingStatus }).deduction).toBe(`${standard}.00`)
    expect(resultOf({ taxYear, filingStatus, aged: 1 }).deduction).toBe(`${standard + additional}.00`)
    expect(resultOf({ taxYear, filingStatus, aged: 1, blind: 1 }).deduction).toBe(
      `${standard + 2n * additional}.00`,
    )
  })
})

describe('a return', () => {
  it('is computed as a person would on paper', () => {
    const filed = {
      wages: '61250.50',
      otherIncome: '1200.25',
      adjustments: '2500.00',
      withheld: '6000.00',
    }
    // 62,450.75 − 2,500 = 59,950.75; − 15,750 = 44,200.75; 1,192.50 + 12 % of 32,275.75 = 5,065.59
    expect(resultOf(filed)).toStrictEqual({
      totalIncome: '62450.75',
      adjustedGrossIncome: '59950.75',
      deduction: '15750.00',
      taxableIncome: '44200.75',
      tax: '5065.59',
      brackets: [
        { rate: '10.00', amount: '11925.00', tax: '1192.50' },
        { rate: '12.00', amount: '32275.75', tax: '3873.09' },
      ],
      marginalRate: '12.00',
      effectiveRate: '8.45',
      balance: '-934.41',
    })
  })

  it('without taxable income owes nothing, and gets back what was withheld', () => {
    const lost = resultOf({ wages: '100.00', otherIncome: '-5000.00', withheld: '12.34' })
    expect(lost).toMatchObject({
      totalIncome: '-4900.00',
      adjustedGrossIncome: '-4900.00',
      taxableIncome: '0.00',
      tax: '0.00',
      brackets: [],
      marginalRate: '0.00',
      effectiveRate: '0.00',
      balance: '-12.34',
    })
  })

  it('is taxed to the cent as a second calculation does, by printed rows and with fractions', () => {
    let taxed = 0
    fc.assert(
      fc.property(anyReturn, (filed) => {
        const { standard, additional, rows } = printed[filed.taxYear][filed.filingStatus]
        const income = add(rational(filed.wages), rational(filed.otherIncome))
        const adjusted = subtract(income, rational(filed.adjustments))
        const deduction = rational(
          filed.itemizedAmount ?? `${standard + additional * BigInt(filed.aged + filed.blind)}`,
        )
        const rest = subtract(adjusted, deduction)
        const taxable = isAbove(rest, rational('0')) ? rest : rational('0')
        const [exactTax, percentage] = taxByRow({ standard, additional, rows }, taxable)
        const tax = toCents(exactTax)
        if (tax > 0n) taxed += 1
        expect(resultOf(filed)).toMatchObject({
          totalIncome: written(toCents(income)),
          adjustedGrossIncome: written(toCents(adjusted)),
          deduction: written(toCents(deduction)),
          taxableIncome: written(toCents(taxable)),
          tax: written(tax),
          marginalRate: `${percentage === 0n ? '0' : percentage}.00`,
          effectiveRate: isAbove(adjusted, rational('0'))
            ? written(toCents({ over: tax * adjusted.under, under: adjusted.over }))
            : '0.00',
          balance: written(tax - inCents(filed.withheld)),
        })
      }),
      { numRuns: 10_000 },
    )
    expect(taxed).toBeGreaterThan(4_000)
  })
})

describe('the tax', () => {
  it('never falls as income rises, and grows by no more than the income', () => {
    fc.assert(
      fc.property(anyReturn, fc.bigInt({ min: 1n, max: 10_000_000n }), (filed, more) => {
        const richer = { ...filed, wages: written(inCents(filed.wages) + more) }
        const step = inCents(resultOf(richer).tax) - inCents(resultOf(filed).tax)
        expect(step >= 0n && step <= more).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never exceeds the taxable income, and is the sum of the brackets, as their amounts sum up to it', () => {
    fc.assert(
      fc.property(anyReturn, (filed) => {
        const { tax, taxableIncome, brackets } = resultOf(filed)
        expect(inCents(tax) <= inCents(taxableIncome)).toBe(true)
        expect(sum(brackets.map((each) => each.tax))).toBe(tax)
        expect(sum(brackets.map((each) => each.amount))).toBe(taxableIncome)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is the same for standard and itemized deductions of one amount', () => {
    fc.assert(
      fc.property(anyReturn, (filed) => {
        const { itemizedAmount: _, ...rest } = filed
        const standard = resultOf({ ...plainReturn, ...rest, deduction: 'standard' })
        const itemizedAmount = standard.deduction
        expect(resultOf({ ...rest, deduction: 'itemized', itemizedAmount })).toStrictEqual(standard)
      }),
    )
  })
})
