/** A value in DynamoDB's protocol: an object with one member, whose name is the value's type. */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly Attribute[] }
  | { readonly M: Attributes }

export type Attributes = Readonly<Record<string, Attribute>>

const attributeOf = (value: unknown): Attribute => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'boolean') return { BOOL: value }
  if (value === null) return { NULL: true }
  if (Array.isArray(value)) return { L: value.map(attributeOf) }
  if (typeof value === 'object') return { M: attributesOf(value) }
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) }
  throw new TypeError(`DynamoDB cannot store this ${typeof value}`)
}

/**
 * Encodes the members of an object of JSON values; undefined ones are left out.
 *
 * @throws if a value is not a JSON value
 */
export const attributesOf = (values: object): Attributes => {
  const attributes: [string, Attribute][] = []
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) attributes.push([name, attributeOf(value)])
  // Not by assignment: `__proto__` is a name like any other.
  return Object.fromEntries(attributes)
}

const valueOf = (attribute: Attribute): unknown => {
  if ('S' in attribute) return attribute.S
  if ('N' in attribute) return Number(attribute.N)
  if ('M' in attribute) return valuesOf(attribute.M)
  if ('L' in attribute) return attribute.L.map(valueOf)
  if ('BOOL' in attribute) return attribute.BOOL
  // A type that this program never writes stays as it came; decoding the item refuses it.
  return 'NULL' in attribute ? null : attribute
}

/** Decodes the values of an item, of those DynamoDB types that `attributesOf` writes. */
export const valuesOf = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, valueOf(attribute)]))
