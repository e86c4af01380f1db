/**
 * US federal income tax: rate schedules and standard deductions, in US dollars, by year and filing status. Only data:
 * to add a year, add a table.
 *
 * Sources. 2025: Rev. Proc. 2024-40, section 2.01 (rates); standard deduction as raised by P.L. 119-21, section 70102;
 * additional amounts by Rev. Proc. 2024-40, section 2.15. 2026: Rev. Proc. 2025-32.
 */

/** Filing statuses by their legal names. */
export const filingStatuses = [
  'single',
  'married-jointly',
  'married-separately',
  'head-of-household',
  'surviving-spouse',
] as const

export type FilingStatus = (typeof filingStatuses)[number]

/** Schedule of one filing status and year. Amounts and percentages are decimal text. */
export interface Schedule {
  /** Upper end of each bracket, inclusive; the bracket of `topRate` has none. */
  readonly upperEnds: readonly string[]
  readonly standardDeduction: string
  /** Addition to the standard deduction for each person aged 65 or over, and for each blind person. */
  readonly additionalDeduction: string
}

/** Rates of the brackets in percent, lowest first; one more than there are upper ends. */
export const rates = ['10', '12', '22', '24', '32', '35', '37'] as const

const joint2025: Schedule = {
  upperEnds: ['23850', '96950', '206700', '394600', '501050', '751600'],
  standardDeduction: '31500',
  additionalDeduction: '1600',
}

const joint2026: Schedule = {
  upperEnds: ['24800', '100800', '211400', '403550', '512450', '768700'],
  standardDeduction: '32200',
  additionalDeduction: '1650',
}

export const schedules = {
  '2025': {
    single: {
      upperEnds: ['11925', '48475', '103350', '197300', '250525', '626350'],
      standardDeduction: '15750',
      additionalDeduction: '2000',
    },
    'married-jointly': joint2025,
    'married-separately': {
      upperEnds: ['11925', '48475', '103350', '197300', '250525', '375800'],
      standardDeduction: '15750',
      additionalDeduction: '1600',
    },
    'head-of-household': {
      upperEnds: ['17000', '64850', '103350', '197300', '250500', '626350'],
      standardDeduction: '23625',
      additionalDeduction: '2000',
    },
    'surviving-spouse': joint2025,
  },
  '2026': {
    single: {
      upperEnds: ['12400', '50400', '105700', '201775', '256225', '640600'],
      standardDeduction: '16100',
      additionalDeduction: '2050',
    },
    'married-jointly': joint2026,
    'married-separately': {
      upperEnds: ['12400', '50400', '105700', '201775', '256225', '384350'],
      standardDeduction: '16100',
      additionalDeduction: '1650',
    },
    'head-of-household': {
      upperEnds: ['17700', '67450', '105700', '201750', '256200', '640600'],
      standardDeduction: '24150',
      additionalDeduction: '2050',
    },
    'surviving-spouse': joint2026,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<FilingStatus, Schedule>>>>

export type TaxYear = keyof typeof schedules

/** Years with tables. */
export const taxYears = Object.keys(schedules) as TaxYear[]

/**
 * Maximum people on a return who may be 65 or over, or blind. A married person filing separately may count a spouse who
 * has no income, files no return and is nobody's dependent (26 U.S.C. 63(f), Publication 501).
 */
export const people: Readonly<Record<FilingStatus, 1 | 2>> = {
  single: 1,
  'married-jointly': 2,
  'married-separately': 2,
  'head-of-household': 1,
  'surviving-spouse': 1,
}
