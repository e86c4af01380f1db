/** Where a row becomes two lines, as the style sheet has it. */
export const narrow = matchMedia('(max-width: 40rem)')

/** In pixels, as the style sheet has it in `--row`: text that a person enlarges needs higher rows. */
export const rowHeight = (): number =>
  parseFloat(getComputedStyle(document.documentElement).fontSize) * (narrow.matches ? 4.25 : 2.875)
