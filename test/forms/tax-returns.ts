import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { TaxReturn } from '../../forms/income-tax/calculation.js'
import { calculate } from '../../forms/income-tax/calculation.js'
import type { TaxResult } from '../../forms/income-tax/result.js'
import { filingStatuses, people, taxYears } from '../../forms/income-tax/schedules.js'
import { written } from './published-tax.js'

/** A return of a single person in 2025 who has nothing and withheld nothing. */
export const plainReturn: TaxReturn = {
  taxYear: '2025',
  filingStatus: 'single',
  wages: '0.00',
  otherIncome: '0.00',
  adjustments: '0.00',
  withheld: '0.00',
  deduction: 'standard',
  aged: 0,
  blind: 0,
}

/** The result of a return that has one. */
export const resultOf = (filed: Partial<TaxReturn>): TaxResult => {
  const result = calculate({ ...plainReturn, ...filed })
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

/** The result of a taxable income, with nothing deducted. */
export const onTaxable = (taxable: string, filed: Partial<TaxReturn> = {}): TaxResult =>
  resultOf({ ...filed, wages: taxable, deduction: 'itemized', itemizedAmount: '0.00' })

/** Amounts of every size, most of them where brackets end. */
const cents = (most: bigint): fc.Arbitrary<string> =>
  fc
    .oneof(
      { arbitrary: fc.bigInt({ min: 0n, max: most }), weight: 6 },
      { arbitrary: fc.bigInt({ min: 0n, max: 99_999_999n }), weight: 6 },
      { arbitrary: fc.bigInt({ min: 0n, max: 10n ** 20n }), weight: 1 },
    )
    .map(written)

const signed = fc
  .tuple(fc.boolean(), cents(30_000_000n))
  .map(([isLoss, amount]) => (isLoss && amount !== '0.00' ? `-${amount}` : amount))

/** Any return that the form takes, decoded. */
export const anyReturn: fc.Arbitrary<TaxReturn> = fc
  .record({
    taxYear: fc.constantFrom(...taxYears),
    filingStatus: fc.constantFrom(...filingStatuses),
    wages: cents(100_000_000n),
    otherIncome: signed,
    adjustments: cents(5_000_000n),
    withheld: cents(20_000_000n),
    itemizedAmount: fc.option(cents(6_000_000n), { nil: undefined }),
    aged: fc.nat(2),
    blind: fc.nat(2),
  })
  .map(({ itemizedAmount, aged, blind, ...rest }) => ({
    ...rest,
    aged: Math.min(aged, people[rest.filingStatus]),
    blind: Math.min(blind, people[rest.filingStatus]),
    ...(itemizedAmount === undefined
      ? { deduction: 'standard' as const }
      : { deduction: 'itemized' as const, itemizedAmount }),
  }))
