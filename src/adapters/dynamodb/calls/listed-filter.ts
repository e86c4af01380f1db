import type { Shape } from '../../../domain/field/shape.js'

/** Which rows of the index are wanted, by their listed values. */
export interface ListedFilter {
  /** Exact values of listed fields. */
  readonly where?: Readonly<Record<string, unknown>> | undefined
  /** By the names in `where`: values of another shape, and missing ones, are admitted, too. */
  readonly older?: Readonly<Record<string, Shape>> | undefined
}

/** Of a list one member is enough; of a text `contains` would take any part, so that it is asked of lists only. */
const holds = (path: string, value: string): string =>
  `(${path} = ${value} OR (attribute_type(${path}, :list) AND contains(${path}, ${value})))`

const typeOf: Readonly<Record<Shape, string>> = { text: 'S', number: 'N', boolean: 'BOOL', list: 'L' }

/** Null is the answer of somebody who gave none. What is missing is of no type. */
const isOlder = (path: string, shape: Shape): string =>
  `NOT (attribute_type(${path}, :null) OR attribute_type(${path}, :${shape}))`

const admits = (n: number, shape: Shape | undefined): string => {
  const [path, value] = [`listed.#where${n}`, `:where${n}`]
  return shape === undefined ? holds(path, value) : `(${holds(path, value)} OR ${isOlder(path, shape)})`
}

/** A filter on listed values; field names go in as names, never as part of an expression. */
export const filterOf = ({ where = {}, older = {} }: ListedFilter) => {
  const entries = Object.entries(where)
  // A value that no expression names is refused.
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
