import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import {
  decimalOf,
  type Exact,
  exact,
  greater,
  isLess,
  isStorable,
  lesser,
  minus,
  plus,
  quotient,
  type Refusal,
  refuse,
  rounded,
  times,
  total,
  whole,
  zero,
} from '../../src/domain/index.js'
import type { TaxResult } from './result.js'
import { type FilingStatus, rates, type Schedule, schedules, type TaxYear } from './schedules.js'

/** A tax return: the form's fields. */
export interface TaxReturn {
  readonly taxYear: TaxYear
  readonly filingStatus: FilingStatus
  readonly wages: string
  readonly otherIncome: string
  readonly adjustments: string
  readonly withheld: string
  readonly deduction: 'standard' | 'itemized'
  readonly itemizedAmount?: string
  readonly aged: number
  readonly blind: number
}

/** Part of the taxable income in one bracket, and its tax. */
interface Part {
  readonly rate: Exact
  readonly amount: Exact
  readonly tax: Exact
}

/** Digits after the point in displayed amounts and percentages. */
const cents = 2n
const hundred = whole(100n)
const hundredth = exact('0.01')
const toCents = (amount: Exact): Exact => rounded(amount, cents)
const text = (amount: Exact): string => decimalOf(amount, cents)

const deductionOf = (filed: TaxReturn, { standardDeduction, additionalDeduction }: Schedule): Exact => {
  if (filed.deduction === 'itemized') return exact(filed.itemizedAmount ?? '0')
  const additions = whole(BigInt(filed.aged) + BigInt(filed.blind))
  return plus(exact(standardDeduction), times(additions, exact(additionalDeduction)))
}

/** Splits the taxable income into brackets. Only the highest bracket reached can have a fraction of a cent to round. */
const partsOf = (taxable: Exact, { upperEnds }: Schedule): readonly Part[] => {
  const lowerEnds = ['0', ...upperEnds]
  return rates
    .map((percent, at): Part => {
      const upper = upperEnds[at]
      const reached = upper === undefined ? taxable : lesser(taxable, exact(upper))
      const amount = minus(reached, exact(lowerEnds[at] ?? '0'))
      const rate = exact(percent)
      return { rate, amount, tax: toCents(times(amount, times(rate, hundredth))) }
    })
    .filter(({ amount }) => isLess(zero, amount))
}

/** Tax as a percentage of an income; 0 unless the income is positive. */
const effectiveRateOf = (tax: Exact, income: Exact): Exact =>
  isLess(zero, income) ? O.getOrElse(() => zero)(quotient(times(tax, hundred), income, cents)) : zero

const resultOf = (filed: TaxReturn, totalIncome: Exact, adjusted: Exact): TaxResult => {
  const schedule = schedules[filed.taxYear][filed.filingStatus]
  const deduction = deductionOf(filed, schedule)
  const taxable = greater(zero, minus(adjusted, deduction))
  const parts = partsOf(taxable, schedule)
  const tax = total(parts.map((part) => part.tax))
  return {
    totalIncome: text(totalIncome),
    adjustedGrossIncome: text(adjusted),
    deduction: text(deduction),
    taxableIncome: text(taxable),
    tax: text(tax),
    brackets: parts.map((part) => ({
      rate: text(part.rate),
      amount: text(part.amount),
      tax: text(part.tax),
    })),
    marginalRate: text(parts.at(-1)?.rate ?? zero),
    effectiveRate: text(effectiveRateOf(tax, adjusted)),
    balance: text(minus(tax, exact(filed.withheld))),
  }
}

type Refused = Refusal<'otherIncome' | 'adjustments'>

/**
 * Computes the tax on a return from the rate schedules. Each line is exact until it is rounded half up to the cent,
 * once.
 *
 * @returns `Refused` if the sum of the incomes has more than 38 digits
 */
export const calculate = (filed: TaxReturn): E.Either<Refused, TaxResult> => {
  const totalIncome = plus(exact(filed.wages), exact(filed.otherIncome))
  if (!isStorable(totalIncome, cents)) return refuse({ field: 'otherIncome', code: 'too-many-digits' })
  const adjusted = minus(totalIncome, exact(filed.adjustments))
  return isStorable(adjusted, cents)
    ? E.right(resultOf(filed, totalIncome, adjusted))
    : refuse({ field: 'adjustments', code: 'too-many-digits' })
}
