/** Where a row becomes several lines, as the style sheet has it. */
export const narrow = matchMedia('(max-width: 40rem)')

/** In rem, as the style sheet has it in `--row`. */
const heights = { wide: 2.875, wideHeld: 4, narrow: 4.25, narrowHeld: 8 } as const

/** In pixels: text that a person enlarges needs higher rows. What is held says more of itself. */
export const rowHeightOf = (isHeld: boolean): number => {
  const [narrowHeight, wideHeight] = isHeld
    ? [heights.narrowHeld, heights.wideHeld]
    : [heights.narrow, heights.wide]
  return (
    parseFloat(getComputedStyle(document.documentElement).fontSize) *
    (narrow.matches ? narrowHeight : wideHeight)
  )
}
