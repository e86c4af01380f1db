/** Media query of the style sheet for rows of several lines. */
export const narrow = matchMedia('(max-width: 40rem)')

/** Heights in rem, equal to `--row` in the style sheet. */
const heights = { wide: 2.875, wideHeld: 4, narrow: 4.25, narrowHeld: 8 } as const

/** Row height in pixels, which follows the text size. Held rows are higher. */
export const rowHeightOf = (isHeld: boolean): number => {
  const [narrowHeight, wideHeight] = isHeld
    ? [heights.narrowHeld, heights.wideHeld]
    : [heights.narrow, heights.wide]
  return (
    parseFloat(getComputedStyle(document.documentElement).fontSize) *
    (narrow.matches ? narrowHeight : wideHeight)
  )
}
