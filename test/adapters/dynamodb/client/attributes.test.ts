import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { attributesOf, valuesOf } from '../../../../src/adapters/dynamodb/client/attributes.js'
import { marshalling } from '../../../../src/adapters/dynamodb/client/marshalling.js'

const values = fc.dictionary(
  fc.string({ minLength: 1 }),
  fc.option(fc.jsonValue({ depthSize: 'medium' }), { nil: undefined }),
)

describe('values in DynamoDB’s own types', () => {
  it('are written as AWS’s marshaller writes them, and read back as it reads them', () => {
    fc.assert(
      fc.property(values, (each) => {
        // AWS’s marshaller loses what is under this name.
        fc.pre(!JSON.stringify(each).includes('__proto__'))
        // Numbers that AWS’s refuses for their size are none of an item's: those travel as text.
        const judged = JSON.parse(
          JSON.stringify(each, (_, value: unknown) =>
            typeof value === 'number' ? Math.round(value) % 2 ** 40 : value,
          ),
        ) as object
        const attributes = attributesOf(judged)
        expect(attributes).toEqual(marshall(judged, marshalling))
        expect(valuesOf(attributes)).toEqual(unmarshall(marshall(judged, marshalling)))
        expect(JSON.stringify(valuesOf(JSON.parse(JSON.stringify(attributes)) as typeof attributes))).toBe(
          JSON.stringify(judged),
        )
      }),
    )
  })

  it('leave out what is undefined, and keep names that every object has', () => {
    const odd = JSON.parse('{"constructor":{"toString":"a"},"__proto__":"b"}') as object
    expect(attributesOf({ a: undefined, b: 1 })).toEqual({ b: { N: '1' } })
    expect(attributesOf(odd)).toEqual(
      JSON.parse('{"constructor":{"M":{"toString":{"S":"a"}}},"__proto__":{"S":"b"}}'),
    )
    expect(valuesOf(attributesOf(odd))).toEqual(odd)
  })

  it.each([NaN, Infinity, 1n, Symbol('s'), () => 0])('refuse what is no value of JSON: %s', (value) => {
    expect(() => attributesOf({ value })).toThrow(TypeError)
  })

  it('leave types that nothing here writes as they came', () => {
    const set = { tags: { SS: ['a'] } } as never
    expect(valuesOf(set)).toEqual({ tags: { SS: ['a'] } })
  })
})
