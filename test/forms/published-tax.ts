import type { FilingStatus, TaxYear } from '../../forms/income-tax/schedules.js'

/**
 * The schedules as they are printed, in the words “over A: B plus C % of the excess over A”, so that nothing but the
 * law is shared with the form: A and B in dollars, the rows from the lowest on.
 * 2025: Rev. Proc. 2024-40, section 2.01, tables 1 to 4; deductions of P.L. 119-21. 2026: Rev. Proc. 2025-32.
 */
export interface Printed {
  readonly rows: readonly (readonly [over: string, base: string])[]
  readonly standard: bigint
  readonly additional: bigint
}

const percentages = [10n, 12n, 22n, 24n, 32n, 35n, 37n]

const rowsOf = (text: string): Printed['rows'] =>
  text
    .trim()
    .split(/\s+/)
    .map((row) => row.split(':') as [string, string])

const joint2025: Printed = {
  rows: rowsOf('0:0 23850:2385 96950:11157 206700:35302 394600:80398 501050:114462 751600:202154.50'),
  standard: 31_500n,
  additional: 1_600n,
}
const joint2026: Printed = {
  rows: rowsOf('0:0 24800:2480 100800:11600 211400:35932 403550:82048 512450:116896 768700:206583.50'),
  standard: 32_200n,
  additional: 1_650n,
}

export const printed: Readonly<Record<TaxYear, Readonly<Record<FilingStatus, Printed>>>> = {
  '2025': {
    single: {
      rows: rowsOf('0:0 11925:1192.50 48475:5578.50 103350:17651 197300:40199 250525:57231 626350:188769.75'),
      standard: 15_750n,
      additional: 2_000n,
    },
    'married-jointly': joint2025,
    'surviving-spouse': joint2025,
    'married-separately': {
      rows: rowsOf('0:0 11925:1192.50 48475:5578.50 103350:17651 197300:40199 250525:57231 375800:101077.25'),
      standard: 15_750n,
      additional: 1_600n,
    },
    'head-of-household': {
      rows: rowsOf('0:0 17000:1700 64850:7442 103350:15912 197300:38460 250500:55484 626350:187031.50'),
      standard: 23_625n,
      additional: 2_000n,
    },
  },
  '2026': {
    single: {
      rows: rowsOf('0:0 12400:1240 50400:5800 105700:17966 201775:41024 256225:58448 640600:192979.25'),
      standard: 16_100n,
      additional: 2_050n,
    },
    'married-jointly': joint2026,
    'surviving-spouse': joint2026,
    'married-separately': {
      rows: rowsOf('0:0 12400:1240 50400:5800 105700:17966 201775:41024 256225:58448 384350:103291.75'),
      standard: 16_100n,
      additional: 1_650n,
    },
    'head-of-household': {
      rows: rowsOf('0:0 17700:1770 67450:7740 105700:16155 201750:39207 256200:56631 640600:191171'),
      standard: 24_150n,
      additional: 2_050n,
    },
  },
}

/** A number as a fraction of whole ones, never reduced: nothing is rounded before `toCents` is asked. */
export interface Rational {
  readonly over: bigint
  readonly under: bigint
}

export const rational = (text: string): Rational => {
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  return { over: BigInt(text.replace('.', '')), under: 10n ** BigInt(places) }
}

export const add = (a: Rational, b: Rational): Rational => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})
export const subtract = (a: Rational, b: Rational): Rational => add(a, { ...b, over: -b.over })
const product = (a: Rational, b: Rational): Rational => ({ over: a.over * b.over, under: a.under * b.under })
export const isAbove = (a: Rational, b: Rational): boolean => a.over * b.under > b.over * a.under

/** Whole cents; half a cent goes up, away from zero. */
export const toCents = ({ over, under }: Rational): bigint => {
  const size = ((over < 0n ? -over : over) * 1_000n) / under
  const cents = size / 10n + (size % 10n >= 5n ? 1n : 0n)
  return over < 0n ? -cents : cents
}

/** Cents as decimal text. */
export const written = (cents: bigint): string => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The tax on a taxable income by the printed row that it is in, and the percentage of that row. */
export const taxByRow = ({ rows }: Printed, taxable: Rational): readonly [Rational, bigint] => {
  const at = rows.findLastIndex(([over]) => isAbove(taxable, rational(over)))
  const row = rows[at]
  if (row === undefined) return [rational('0'), 0n]
  const percentage = percentages[at] ?? 0n
  const excess = subtract(taxable, rational(row[0]))
  return [add(rational(row[1]), product(excess, { over: percentage, under: 100n })), percentage]
}
