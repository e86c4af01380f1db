/** The sign, thousands apart, and the cents: `-1234567.80` is `−$1,234,567.80`. */
export const dollars = (amount: string): string => {
  const [ones = '', fraction = ''] = amount.replace('-', '').split('.')
  const sign = amount.startsWith('-') ? '−' : ''
  return `${sign}$${ones.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')}.${fraction}`
}

/** `22.00` is `22%`; a fraction stays. */
export const percent = (rate: string): string => `${rate.replace(/\.00$/, '')}%`

export const statusLabels = {
  single: 'Single',
  'married-jointly': 'Married filing jointly',
  'married-separately': 'Married filing separately',
  'head-of-household': 'Head of household',
  'surviving-spouse': 'Qualifying surviving spouse',
} as const
