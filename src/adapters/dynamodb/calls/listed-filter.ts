import type { Shape } from '../../../domain/field/shape.js'

/** Filter of the index rows by their listed values. */
export interface ListedFilter {
  /** Exact values of listed fields. */
  readonly where?: Readonly<Record<string, unknown>> | undefined
  /** Older shapes by the names in `where`: rows whose value has another shape, or is missing, match too. */
  readonly older?: Readonly<Record<string, Shape>> | undefined
}

/** A list matches if one member does. `contains` would match any part of a text, so it is used for lists only. */
const holds = (path: string, value: string): string =>
  `(${path} = ${value} OR (attribute_type(${path}, :list) AND contains(${path}, ${value})))`

const typeOf: Readonly<Record<Shape, string>> = { text: 'S', number: 'N', boolean: 'BOOL', list: 'L' }

/** Null is an empty answer; a missing value has no type. */
const isOlder = (path: string, shape: Shape): string =>
  `NOT (attribute_type(${path}, :null) OR attribute_type(${path}, :${shape}))`

const admits = (n: number, shape: Shape | undefined): string => {
  const [path, value] = [`listed.#where${n}`, `:where${n}`]
  return shape === undefined ? holds(path, value) : `(${holds(path, value)} OR ${isOlder(path, shape)})`
}

/** Builds the filter on listed values; field names are passed as names, never as part of an expression. */
export const filterOf = ({ where = {}, older = {} }: ListedFilter) => {
  const entries = Object.entries(where)
  // DynamoDB refuses values that no expression uses.
  if (entries.length === 0) return { expression: '', names: {}, values: {} }
  return {
    expression: entries
      .map(([name], n) => ` AND ${admits(n, Object.hasOwn(older, name) ? older[name] : undefined)}`)
      .join(''),
    names: Object.fromEntries(entries.map(([name], n) => [`#where${n}`, name])),
    values: {
      ':list': 'L',
      ...(Object.keys(older).length > 0 && { ':null': 'NULL' }),
      ...Object.fromEntries(Object.values(older).map((shape) => [`:${shape}`, typeOf[shape]])),
      ...Object.fromEntries(entries.map(([, value], n) => [`:where${n}`, value])),
    },
  }
}
