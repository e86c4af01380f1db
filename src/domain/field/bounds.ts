import type { Description, DescriptionOf, Kind } from './description.js'
import type { PatternName } from './patterns/text-patterns.js'

/**
 * The bounds that a sentence about a field may name, in the format that people read. The typed value is never among
 * them.
 */
export interface Bounds {
  readonly least?: string | number | undefined
  readonly most?: string | number | undefined
  /** Digits after the point. */
  readonly scale?: number
  readonly pattern?: PatternName | undefined
  /** The country whose national numbers are accepted, by ISO 3166-1. */
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

/** The bounds of a field. A new kind does not compile until it has an entry. */
export const boundsOf = (description: Description): Bounds =>
  (bounds[description.kind] as (description: Description) => Bounds)(description)
