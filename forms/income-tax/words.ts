/** Formats an amount with sign, thousands separators and cents: `-1234567.80` becomes `−$1,234,567.80`. */
export const dollars = (amount: string): string => {
  const [ones = '', fraction = ''] = amount.replace('-', '').split('.')
  const sign = amount.startsWith('-') ? '−' : ''
  return `${sign}$${ones.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')}.${fraction}`
}

/** Formats a percentage: `22.00` becomes `22%`; a fraction stays. */
export const percent = (rate: string): string => `${rate.replace(/\.00$/, '')}%`

export const statusLabels = {
  single: 'Single',
  'married-jointly': 'Married filing jointly',
  'married-separately': 'Married filing separately',
  'head-of-household': 'Head of household',
  'surviving-spouse': 'Qualifying surviving spouse',
} as const
