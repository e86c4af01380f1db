import type * as t from 'io-ts'
import type { JsonSchema } from './json-schema.js'
import type { Annotated, AnyShape } from './wire.js'

/** A codec with its own JSON Schema, because a schema cannot be derived from its functions. */
export interface SaysSchema {
  readonly schema: JsonSchema
}

type Codec = t.Mixed & Partial<SaysSchema>

/** The parts of io-ts' codecs, and of the API's, from which schemas are derived. */
type Known =
  | t.StringType
  | t.NumberType
  | t.BooleanType
  | t.NullType
  | t.LiteralType<string | number | boolean>
  | t.KeyofType<Record<string, unknown>>
  | t.InterfaceType<t.Props>
  | t.PartialType<t.Props>
  | t.ExactType<t.HasProps>
  | t.ReadonlyType<t.Mixed>
  | t.RefinementType<t.Mixed>
  | t.ArrayType<t.Mixed>
  | t.ReadonlyArrayType<t.Mixed>
  | t.TupleType<t.Mixed[]>
  | t.DictionaryType<t.Mixed, t.Mixed>
  | t.UnionType<t.Mixed[]>
  | t.IntersectionType<t.Mixed[]>
  | Annotated<t.Mixed>
  | AnyShape

type Tag = Known['_tag']

/** The schema of a codec that is part of another. */
type SchemaOf = (codec: t.Mixed) => JsonSchema
type Schemas = {
  readonly [T in Tag]: (codec: Extract<Known, { readonly _tag: T }>, of: SchemaOf) => JsonSchema
}

const propertiesOf = (props: t.Props, of: SchemaOf): JsonSchema =>
  Object.fromEntries(Object.entries(props).map(([name, codec]) => [name, of(codec)]))

const object = ({ props }: { readonly props: t.Props }, of: SchemaOf): JsonSchema => ({
  type: 'object',
  properties: propertiesOf(props, of),
  required: Object.entries(props)
    .filter(([, codec]) => !codec.is(undefined))
    .map(([name]) => name),
})

const inner = ({ type }: { readonly type: t.Mixed }, of: SchemaOf): JsonSchema => of(type)
const list = ({ type }: { readonly type: t.Mixed }, of: SchemaOf): JsonSchema => ({
  type: 'array',
  items: of(type),
})

const schemas: Schemas = {
  StringType: () => ({ type: 'string' }),
  NumberType: () => ({ type: 'number' }),
  BooleanType: () => ({ type: 'boolean' }),
  NullType: () => ({ type: 'null' }),
  LiteralType: ({ value }) => ({ const: value }),
  KeyofType: ({ keys }) => ({ enum: Object.keys(keys) }),
  InterfaceType: object,
  PartialType: ({ props }, of) => ({ type: 'object', properties: propertiesOf(props, of) }),
  ExactType: inner,
  ReadonlyType: inner,
  RefinementType: inner,
  ArrayType: list,
  ReadonlyArrayType: list,
  TupleType: ({ types }, of) => ({ type: 'array', prefixItems: types.map(of), items: false }),
  DictionaryType: ({ codomain }, of) => ({ type: 'object', additionalProperties: of(codomain) }),
  UnionType: ({ types }, of) => ({ anyOf: types.filter((each) => !each.is(undefined)).map(of) }),
  IntersectionType: ({ types }, of) => ({ allOf: types.map(of) }),
  Annotated: ({ type, notes }, of) => ({ ...of(type), ...notes }),
  Shape: ({ required, optional }, of) => ({
    type: 'object',
    required: Object.keys(required),
    properties: propertiesOf({ ...required, ...optional }, of),
    additionalProperties: false,
  }),
}

const isKnown = (codec: object): codec is Known =>
  '_tag' in codec && typeof codec._tag === 'string' && Object.hasOwn(schemas, codec._tag)

/**
 * The JSON Schema of a codec's input: the codec's own schema, otherwise one derived from its kind; any value if the
 * kind is unknown.
 *
 * @param of the schemas of the codec's parts, if they are defined elsewhere
 */
export const codecSchema = (codec: Codec, of: SchemaOf = (part) => codecSchema(part)): JsonSchema => {
  if (codec.schema !== undefined) return codec.schema
  return isKnown(codec) ? (schemas[codec._tag] as (codec: Known, of: SchemaOf) => JsonSchema)(codec, of) : {}
}

/** Schemas of codecs, by name. The schema of a codec that contains another of them refers to that one's schema. */
export const namedSchemas = (
  codecs: Readonly<Record<string, t.Mixed>>,
  ref: (name: string) => JsonSchema,
): Readonly<Record<string, JsonSchema>> => {
  const names = new Map(Object.entries(codecs).map(([name, codec]) => [codec, name]))
  const of: SchemaOf = (part) => {
    const name = names.get(part)
    return name === undefined ? codecSchema(part, of) : ref(name)
  }
  return Object.fromEntries(Object.entries(codecs).map(([name, codec]) => [name, codecSchema(codec, of)]))
}
