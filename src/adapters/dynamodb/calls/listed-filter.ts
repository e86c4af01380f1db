import type { Shape } from '../../../domain/field/shape.js'

/** Filter of the index rows by their listed values. */
export interface ListedFilter {
  /** Exact values of listed fields. */
  readonly where?: Readonly<Record<string, unknown>> | undefined
  /** Older shapes by the names in `where`: rows whose value has another shape, or is missing, match too. */
  readonly older?: Readonly<Record<string, Shape>> | undefined
}

/** A list matches if one member does. `contains` would match any part of a text, so it is used for lists only. */
const typeOf: Readonly<Record<Shape, string>> = { text: 'S', number: 'N', boolean: 'BOOL', list: 'L' }

/**
 * A filter on listed values; field names are passed as attribute names, never as part of an expression. For a field
 * with an older shape, null does not match, as the person gave no answer; a missing value does.
 */
export const filterOf = ({ where = {}, older = {} }: ListedFilter) => {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const parts = Object.entries(where).map(([name, value], n) => {
    const path = `listed.#where${n}`
    names[`#where${n}`] = name
    values[`:where${n}`] = value
    values[':list'] = 'L'
    const holds = `${path} = :where${n} OR (attribute_type(${path}, :list) AND contains(${path}, :where${n}))`
    const shape = Object.hasOwn(older, name) ? older[name] : undefined
    if (shape === undefined) return ` AND (${holds})`
    values[':null'] = 'NULL'
    values[`:type${n}`] = typeOf[shape]
    return ` AND (${holds} OR NOT (attribute_type(${path}, :null) OR attribute_type(${path}, :type${n})))`
  })
  return { expression: parts.join(''), names, values }
}
