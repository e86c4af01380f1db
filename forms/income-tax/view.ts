import { escapeHtml } from '../../src/domain/index.js'
import type { TaxReturn } from './calculation.js'
import { chartSvg } from './chart.js'
import type { TaxResult } from './result.js'
import { dollars, percent, statusLabels } from './words.js'

const rowHtml = (name: string, value: string, className = ''): string =>
  `<tr${className === '' ? '' : ` class="${className}"`}><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`

const balanceRow = (balance: string): string => {
  if (balance.startsWith('-')) return rowHtml('Refund', dollars(balance.replace('-', '')), 'sum')
  return rowHtml(balance === '0.00' ? 'Nothing owed' : 'You owe', dollars(balance), 'sum')
}

const amountsHtml = (result: TaxResult, filed: TaxReturn): string =>
  `<table><caption>Federal income tax ${escapeHtml(filed.taxYear)}: ${statusLabels[filed.filingStatus].toLowerCase()}</caption><tbody>` +
  rowHtml('Total income', dollars(result.totalIncome)) +
  rowHtml('Adjusted gross income', dollars(result.adjustedGrossIncome)) +
  rowHtml(
    filed.deduction === 'itemized' ? 'Itemized deductions' : 'Standard deduction',
    dollars(result.deduction),
  ) +
  rowHtml('Taxable income', dollars(result.taxableIncome)) +
  rowHtml('Marginal rate', percent(result.marginalRate)) +
  rowHtml('Effective rate', percent(result.effectiveRate)) +
  rowHtml('Tax', dollars(result.tax), 'sum') +
  rowHtml('Withheld', dollars(filed.withheld)) +
  balanceRow(result.balance) +
  '</tbody></table>'

const bracketsHtml = (result: TaxResult): string => {
  if (result.brackets.length === 0) return '<p>No income is left to tax after the deduction.</p>'
  const rows = result.brackets.map(
    ({ rate, amount, tax }) =>
      `<tr><th scope="row">${percent(rate)}</th><td>${dollars(amount)}</td><td>${dollars(tax)}</td></tr>`,
  )
  return (
    `<figure><figcaption>Taxable income by bracket; the part in full colour is the tax on it</figcaption>${chartSvg(result)}</figure>` +
    '<table><caption>Tax by bracket</caption>' +
    '<thead><tr><th scope="col">Rate</th><th scope="col">Taxed at this rate</th><th scope="col">Tax</th></tr></thead>' +
    `<tbody>${rows.join('')}</tbody>` +
    `<tfoot><tr class="sum"><th scope="row">All</th><td>${dollars(result.taxableIncome)}</td><td>${dollars(result.tax)}</td></tr></tfoot></table>`
  )
}

const note =
  '<p class="hint">Computed from the rate schedules. For taxable incomes below $100,000, the IRS tax table ' +
  'works in steps of $50, so its tax can differ by a few dollars. Credits, other taxes, and the lower rates on capital ' +
  'gains are left out. The effective rate is the tax as a percentage of the adjusted gross income. ' +
  'This is not tax advice.</p>'

/** HTML of a result: amounts, the brackets as chart and table, and limitations of the computation. */
export const view = (result: TaxResult, filed: TaxReturn): string =>
  amountsHtml(result, filed) + bracketsHtml(result) + note
