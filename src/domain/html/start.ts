import type { Description } from '../field/description.js'
import type { AnyForm, Fields } from '../form/form.js'

/** What a page knows of how a person came to it. */
export interface Arrival {
  /** The parameters of the page's address; several of one name as a list. */
  readonly query: Fields
  /** The address that led to the page. */
  readonly referrer?: string | undefined
}

/** Characters of a parameter that a field is filled in with; a longer one is left out. */
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

/** What a fresh page fills in: the fields that say `prefill: true`, and those that no person sees. */
export const startOf = (form: AnyForm, arrival: Arrival): Fields =>
  Object.fromEntries(
    Object.entries(form.fields).flatMap(([name, { description }]) => {
      const value = valueFor(name, description, arrival)
      return value !== undefined && fits(value) ? [[name, value]] : []
    }),
  )
