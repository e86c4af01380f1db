/** Submissions a second to each form, for each second of a day. */
export interface Traffic {
  readonly name: string
  readonly words: string
  readonly at: (second: number) => readonly number[]
}

export const day = 86_400

const forms = 20

/** Popular forms and many small ones: the n-th gets 1/n of what the first gets. */
const shares = (() => {
  const weights = Array.from({ length: forms }, (_, n) => 1 / (n + 1))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => weight / sum)
})()

/** Little at night, most in the afternoon: from 0.1 to 1.9 around 1. */
const hours = (second: number): number => 1 - 0.9 * Math.cos((2 * Math.PI * (second - 3 * 3_600)) / day)

const spread = (perSecond: number): readonly number[] => shares.map((share) => share * perSecond)

/** Rises in `ramp` seconds from `from`, stays, and falls again before `to`: 0 to 1. */
const plateau = (second: number, from: number, to: number, ramp: number): number =>
  Math.max(0, Math.min(1, (second - from) / ramp, (to - second) / ramp))

export const traffics: readonly Traffic[] = [
  {
    name: 'steady',
    words: '200 a second on average over 20 forms, by the hours of a day',
    at: (second) => spread(200 * hours(second)),
  },
  {
    name: 'burst',
    words: '50 a second on average, and at noon 3,500 a second within 10 s, for 10 minutes, over all forms',
    at: (second) => spread(50 * hours(second) + 3_500 * plateau(second, 43_200, 43_800, 10)),
  },
  {
    name: 'hot form',
    words: '50 a second on average, and from 9 to 10 one form with a deadline: 2,500 a second more',
    at: (second) => {
      const [first = 0, ...others] = spread(50 * hours(second))
      return [first + 2_500 * plateau(second, 32_400, 36_000, 900), ...others]
    },
  },
]
