import type * as t from 'io-ts'

/** The parts of a codec. `validate` may replace all errors with one of its own. */
export type CodecParts<A, O> = Pick<t.Type<A, O>, 'name' | 'is' | 'validate' | 'encode'>

/**
 * An io-ts codec built without importing io-ts. Bundlers cannot tree-shake io-ts, which is a single module, so every
 * page with a form would contain all of it.
 */
export const codec = <A, O = A>({ name, is, validate, encode }: CodecParts<A, O>): t.Type<A, O> => {
  const self: Omit<t.Type<A, O>, '_A' | '_O' | '_I'> = {
    name,
    is,
    validate,
    encode,
    decode: (input) => validate(input, [{ key: '', type: self as t.Type<A, O>, actual: input }]),
    asDecoder: () => self,
    asEncoder: () => self,
    pipe: (next, pipeName = `pipe(${name}, ${next.name})`) =>
      codec({
        name: pipeName,
        is: next.is,
        validate: (input, context) => {
          const result = validate(input, context)
          return result._tag === 'Left' ? result : next.validate(result.right as never, context)
        },
        encode: (value) => encode(next.encode(value) as never),
      }),
  }
  return self as t.Type<A, O>
}
