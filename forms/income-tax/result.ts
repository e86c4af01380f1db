import * as t from 'io-ts'
import { decimalText } from '../../src/domain/index.js'

/** Amount in US dollars, with cents. */
const amount = decimalText(2)
/** Percentage with two digits after the point: `22.00` is 22%. */
const percent = decimalText(2)

/** Result of the form, stored with the return. */
export const TaxResult = t.strict(
  {
    totalIncome: amount,
    adjustedGrossIncome: amount,
    deduction: amount,
    /** Income after deductions; at least 0. */
    taxableIncome: amount,
    tax: amount,
    /** Brackets that the taxable income reaches, lowest first; their taxes sum to the tax. */
    brackets: t.array(t.strict({ rate: percent, amount, tax: amount })),
    /** Rate of the highest bracket reached; 0.00 without taxable income. */
    marginalRate: percent,
    /** Tax as a percentage of the adjusted gross income; 0.00 unless that income is positive. */
    effectiveRate: percent,
    /** Tax less the tax withheld: a positive amount is owed, a negative one refunded. */
    balance: amount,
  },
  'TaxResult',
)

export type TaxResult = t.TypeOf<typeof TaxResult>
