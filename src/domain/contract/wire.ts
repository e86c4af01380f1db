import * as t from 'io-ts'
import type { JsonSchema } from './json-schema.js'

/** A codec whose JSON Schema contains more than it checks: formats and descriptions. */
export interface Annotated<C extends t.Mixed> extends t.Type<t.TypeOf<C>, t.OutputOf<C>> {
  readonly _tag: 'Annotated'
  readonly type: C
  readonly notes: JsonSchema
}

/** The same codec with additions to its JSON Schema. */
export const annotated = <C extends t.Mixed>(type: C, notes: JsonSchema): Annotated<C> => {
  const { name, is, validate, encode } = type
  const codec = new t.Type<t.TypeOf<C>, t.OutputOf<C>>(name, is, validate, encode)
  return Object.assign(codec, { _tag: 'Annotated', type, notes } as const)
}

type Members<Required extends t.Props, Optional extends t.Props> = {
  readonly [Name in keyof Required]: t.TypeOf<Required[Name]>
} & { readonly [Name in keyof Optional]?: t.TypeOf<Optional[Name]> | undefined }

interface Parts<Required extends t.Props, Optional extends t.Props> {
  readonly _tag: 'Shape'
  readonly required: Required
  readonly optional: Optional
}

/** An object of the API. */
export type Shape<Required extends t.Props, Optional extends t.Props> = t.Type<Members<Required, Optional>> &
  Parts<Required, Optional>

/** Any object of the API. */
export type AnyShape = t.Mixed & Parts<t.Props, t.Props>

/**
 * An object of the API. Its JSON Schema names every member of the response; its decoder keeps unknown members, so that
 * a reader may be older than the API.
 */
export const shape = <Required extends t.Props, Optional extends t.Props>(
  required: Required,
  optional: Optional,
): Shape<Required, Optional> => {
  const codec: t.Mixed = t.intersection([t.type(required), t.partial(optional)])
  return Object.assign(codec, { _tag: 'Shape', required, optional } as const)
}
