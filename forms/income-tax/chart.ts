import { decimalOf, exact, isLess, quotient, times, whole, zero } from '../../src/domain/index.js'
import type { TaxResult } from './result.js'
import { dollars, percent } from './words.js'

type Bracket = TaxResult['brackets'][number]

/** Description of a bracket, on one line. */
const sentence = ({ rate, amount, tax }: Bracket): string =>
  `${percent(rate)} of ${dollars(amount)} is ${dollars(tax)}`

/** Percentage as an attribute; 0 if the whole is 0. */
const share = (part: string, of: string): string => {
  const result = quotient(times(exact(part), whole(100n)), exact(of), 3n)
  return result._tag === 'Some' ? `${decimalOf(result.value, 3n)}%` : '0%'
}

const rowHeight = 42n

const rowSvg = (bracket: Bracket, at: number, taxable: string): string => {
  const y = BigInt(at) * rowHeight
  const bar = `x="0" y="${y + 22n}" height="10"`
  return (
    `<text x="0" y="${y + 15n}">${sentence(bracket)}</text>` +
    `<rect class="chart-whole" ${bar} width="100%"/>` +
    `<rect class="chart-amount" ${bar} width="${share(bracket.amount, taxable)}"/>` +
    `<rect class="chart-tax" ${bar} width="${share(bracket.tax, taxable)}"/>`
  )
}

/** Bar chart of the brackets: the income in each, and its tax. Its description says the same in words. */
export const chartSvg = ({ brackets, taxableIncome }: TaxResult): string => {
  if (!isLess(zero, exact(taxableIncome))) return ''
  const height = BigInt(brackets.length) * rowHeight
  const description = `${brackets.map(sentence).join('; ')}.`
  return (
    `<svg class="chart" role="img" width="100%" height="${height}">` +
    `<title>The taxable income of ${dollars(taxableIncome)} by bracket</title><desc>${description}</desc>` +
    `<g aria-hidden="true">${brackets.map((each, at) => rowSvg(each, at, taxableIncome)).join('')}</g></svg>`
  )
}
