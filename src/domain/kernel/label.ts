/** What a person reads for a name that says no label: `taxableIncome` is “Taxable income”. */
export const labelOf = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
