import type { Fields } from '../form/form.js'

/** Maximum combinations of a row, including the one without replacements. */
const most = 512

/** Ways to replace one or more of the fields by other values, the fewest replacements first, up to 511. */
export const combinations = function* (
  fields: Fields,
  others: readonly (readonly [name: string, value: unknown])[],
): Generator<Fields> {
  const waiting: (readonly [Fields, from: number])[] = [[fields, 0]]
  for (let at = 0; at < waiting.length; at += 1) {
    const [made, from] = waiting[at] ?? [fields, 0]
    if (at > 0) yield made
    for (const [index, [name, value]] of others.entries())
      if (index >= from && waiting.length < most) waiting.push([{ ...made, [name]: value }, index + 1])
  }
}
