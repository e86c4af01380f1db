import type { Description, DescriptionOf, Kind } from '../../src/domain/field/description.js'
import type { AnyForm } from '../../src/domain/index.js'

/** A value that a field of each kind most likely accepts. The values of other kinds cannot be guessed. */
const values: { readonly [K in Kind]?: (field: DescriptionOf<K>) => unknown } = {
  text: ({ minLength = 1 }) => 'a'.repeat(minLength),
  email: () => 'ada@example.org',
  url: () => 'https://example.org/',
  phone: () => '+12125550123',
  integer: ({ min }) => min,
  decimal: ({ min = '1' }) => min,
  money: ({ min = '1' }) => min,
  boolean: () => true,
  consent: () => true,
  choice: ({ options }) => options[0],
  choices: ({ options, min }) => options.slice(0, Math.max(min, 1)),
  date: ({ min = '2026-01-01' }) => min,
  time: ({ min = '12:00' }) => min,
  rating: () => 1,
}

const valueOf = (field: Description): unknown =>
  (values[field.kind] as ((field: Description) => unknown) | undefined)?.(field)

const isNeeded = ({ optional, default: fallback, shownWhen }: Description): boolean =>
  optional !== true && fallback === undefined && shownWhen === undefined

/** Values that a form most likely accepts: one for each field that must not be left empty. */
export const sampleValues = ({ fields }: AnyForm): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { description }]) =>
      isNeeded(description) ? [[name, valueOf(description)]] : [],
    ),
  )
