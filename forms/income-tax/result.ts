import * as t from 'io-ts'
import { decimalText } from '../../src/domain/index.js'

/** US dollars, to the cent. */
const amount = decimalText(2)
/** Of a hundred, with two digits after the point: `22.00` is 22 %. */
const percent = decimalText(2)

/** What the form computes, and stores with the return. */
export const TaxResult = t.strict(
  {
    totalIncome: amount,
    adjustedGrossIncome: amount,
    deduction: amount,
    /** Never below 0. */
    taxableIncome: amount,
    tax: amount,
    /** Those that the taxable income reaches, from the lowest on; their taxes sum up to the tax. */
    brackets: t.array(t.strict({ rate: percent, amount, tax: amount })),
    /** Of the last dollar that is taxed; 0.00 where none is. */
    marginalRate: percent,
    /** The tax in percent of the adjusted gross income; 0.00 where that is not above 0. */
    effectiveRate: percent,
    /** The tax without what was withheld: positive is owed, negative is refunded. */
    balance: amount,
  },
  'TaxResult',
)

export type TaxResult = t.TypeOf<typeof TaxResult>
