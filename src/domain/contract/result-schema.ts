import type * as t from 'io-ts'
import type { JsonSchema } from './json-schema.js'

/** A codec that says its own JSON Schema, as none can be read off a codec's functions. */
export interface SaysSchema {
  readonly schema: JsonSchema
}

type Codec = t.Mixed & Partial<SaysSchema>

/** The parts of io-ts' own codecs, as far as schemas are made of them. */
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

type Tag = Known['_tag']
type Schemas = { readonly [T in Tag]: (codec: Extract<Known, { readonly _tag: T }>) => JsonSchema }

const propertiesOf = (props: t.Props): JsonSchema =>
  Object.fromEntries(Object.entries(props).map(([name, codec]) => [name, codecSchema(codec)]))

const object = ({ props }: { readonly props: t.Props }): JsonSchema => ({
  type: 'object',
  properties: propertiesOf(props),
  required: Object.entries(props)
    .filter(([, codec]) => !codec.is(undefined))
    .map(([name]) => name),
})

const inner = ({ type }: { readonly type: t.Mixed }): JsonSchema => codecSchema(type)
const list = ({ type }: { readonly type: t.Mixed }): JsonSchema => ({
  type: 'array',
  items: codecSchema(type),
})

const schemas: Schemas = {
  StringType: () => ({ type: 'string' }),
  NumberType: () => ({ type: 'number' }),
  BooleanType: () => ({ type: 'boolean' }),
  NullType: () => ({ type: 'null' }),
  LiteralType: ({ value }) => ({ const: value }),
  KeyofType: ({ keys }) => ({ enum: Object.keys(keys) }),
  InterfaceType: object,
  PartialType: ({ props }) => ({ type: 'object', properties: propertiesOf(props) }),
  ExactType: inner,
  ReadonlyType: inner,
  RefinementType: inner,
  ArrayType: list,
  ReadonlyArrayType: list,
  TupleType: ({ types }) => ({ type: 'array', prefixItems: types.map(codecSchema), items: false }),
  DictionaryType: ({ codomain }) => ({ type: 'object', additionalProperties: codecSchema(codomain) }),
  UnionType: ({ types }) => ({ anyOf: types.filter((each) => !each.is(undefined)).map(codecSchema) }),
  IntersectionType: ({ types }) => ({ allOf: types.map(codecSchema) }),
}

const isKnown = (codec: object): codec is Known =>
  '_tag' in codec && typeof codec._tag === 'string' && Object.hasOwn(schemas, codec._tag)

/** What a codec takes, as JSON Schema: by what the codec says itself, else by its kind; else anything. */
export const codecSchema = (codec: Codec): JsonSchema => {
  if (codec.schema !== undefined) return codec.schema
  return isKnown(codec) ? (schemas[codec._tag] as (codec: Known) => JsonSchema)(codec) : {}
}
