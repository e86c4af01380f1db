import type { Description, DescriptionOf, Kind } from './description.js'
import type { PatternName } from './text-patterns.js'

/** What a sentence about a field may name: its bounds as a person reads them. Never what was typed. */
export interface Bounds {
  readonly least?: string | number | undefined
  readonly most?: string | number | undefined
  /** Digits after the point. */
  readonly scale?: number
  readonly pattern?: PatternName | undefined
  /** The country whose telephone numbers need no calling code, by ISO 3166-1. */
  readonly country?: string | undefined
}

const none = (): Bounds => ({})
const minMax = ({
  min,
  max,
}: {
  readonly min?: string | number
  readonly max?: string | number
}): Bounds => ({
  least: min,
  most: max,
})

const bounds: { readonly [K in Kind]: (description: DescriptionOf<K>) => Bounds } = {
  text: ({ minLength, maxLength, pattern }) => ({
    least: minLength,
    most: maxLength,
    pattern,
  }),
  email: none,
  url: none,
  phone: ({ country }) => ({ country }),
  integer: minMax,
  decimal: (description) => ({ ...minMax(description), scale: description.scale }),
  money: ({ min, max, scale, currency }) => ({
    least: min === undefined ? undefined : `${min} ${currency}`,
    most: max === undefined ? undefined : `${max} ${currency}`,
    scale,
  }),
  boolean: none,
  choice: none,
  choices: minMax,
  date: minMax,
  time: minMax,
  rating: none,
  hidden: none,
  consent: none,
  custom: none,
}

/** The bounds of a field. A new kind does not compile until it says what it has. */
export const boundsOf = (description: Description): Bounds =>
  (bounds[description.kind] as (description: Description) => Bounds)(description)
