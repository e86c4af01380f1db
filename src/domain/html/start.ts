import type { Description } from '../field/description.js'
import type { AnyForm, Fields } from '../form/form.js'

/** The way a person reached a page. */
export interface Arrival {
  /** Query parameters of the page's URL; a repeated one has a list of values. */
  readonly query: Fields
  /** The URL of the page that linked here. */
  readonly referrer?: string | undefined
}

/** Maximum characters of a parameter that fills in a field; a longer one is ignored. */
export const longestPrefill = 2000

const valueFor = (name: string, description: Description, { query, referrer }: Arrival): unknown => {
  const asked = (parameter: string): unknown =>
    Object.hasOwn(query, parameter) ? query[parameter] : undefined
  if (description.kind === 'hidden')
    return description.from === 'referrer' ? referrer : asked(description.parameter ?? name)
  return description.prefill === true ? asked(name) : undefined
}

const fits = (value: unknown): boolean =>
  [value].flat().every((each) => typeof each === 'string' && each.length <= longestPrefill)

/** The values that a fresh page fills in: those of fields with `prefill: true`, and of hidden fields. */
export const startOf = (form: AnyForm, arrival: Arrival): Fields =>
  Object.fromEntries(
    Object.entries(form.fields).flatMap(([name, { description }]) => {
      const value = valueFor(name, description, arrival)
      return value !== undefined && fits(value) ? [[name, value]] : []
    }),
  )
