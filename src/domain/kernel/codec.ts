import type * as t from 'io-ts'

/** What a codec consists of. `validate` may put an error of its own in place of every error. */
export type CodecParts<A, O> = Pick<t.Type<A, O>, 'name' | 'is' | 'validate' | 'encode'>

/**
 * A codec as io-ts has it, which io-ts and all that is built on it takes for its own. io-ts itself is one module, of which a
 * bundler drops nothing: a page with a form would carry all of it for this.
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
