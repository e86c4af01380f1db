/** The range of the middle half of the measurements. */
export interface Spread {
  readonly low: number
  readonly median: number
  readonly high: number
}

const at = (sorted: readonly number[], part: number): number => {
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? NaN
  const above = sorted[Math.ceil(place)] ?? NaN
  return below + (above - below) * (place % 1)
}

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b)
  return { low: at(sorted, 0.25), median: at(sorted, 0.5), high: at(sorted, 0.75) }
}

/** Ratios of pairs of the same round, so that a noisy minute hits both sides. */
export const ratiosOf = (values: readonly number[], baseline: readonly number[]): Spread =>
  spreadOf(values.map((value, round) => value / (baseline[round] ?? NaN)))
