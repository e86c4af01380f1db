import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { codec } from '../../../src/domain/kernel/codec.js'

const parts: Pick<t.Type<number, string>, 'name' | 'is' | 'validate' | 'encode'> = {
  name: 'digits',
  is: (u): u is number => typeof u === 'number',
  validate: (input, context) =>
    typeof input === 'string' && /^\d+$/.test(input)
      ? t.success(Number(input))
      : t.failure(input, context, 'no digits'),
  encode: String,
}
const small = new t.Type<number, number, number>(
  'small',
  t.number.is,
  (n, context) => (n < 10 ? t.success(n) : t.failure(n, context, 'large')),
  (n) => n,
)

describe('a codec', () => {
  const ours = codec(parts)
  const theirs = new t.Type(parts.name, parts.is, parts.validate, parts.encode)
  const told = (type: t.Type<number, string>) =>
    ['7', '70', 'x', 5].map((input) => {
      const piped = type.pipe(small)
      const both: readonly t.Validation<unknown>[] = [
        type.decode(input),
        type.asDecoder().validate(input, []),
        piped.decode(input),
        t.type({ n: type }).decode({ n: input }),
        t.intersection([t.type({ n: type }), t.type({ n: type })]).decode({ n: input }),
      ]
      return [
        piped.name,
        type.pipe(small, 'other').name,
        piped.encode(3),
        type.asEncoder().encode(4),
        piped.is(input),
        ...both.map((each) =>
          E.isRight(each)
            ? each.right
            : each.left.map(({ value, context, message }) => [
                value,
                message,
                context.map(({ key, actual, type: { name } }) => [key, actual, name]),
              ]),
        ),
      ]
    })
  it('is to io-ts, and to what is built with it, what one of its own is', () => {
    expect(told(ours)).toEqual(told(theirs))
  })
})
