import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { incomeTax } from '../../../forms/income-tax/index.js'
import { calculate } from '../../../forms/income-tax/calculation.js'
import { TaxResult } from '../../../forms/income-tax/result.js'
import { form } from '../../../src/domain/form/form.js'
import { openApi } from '../../../src/domain/contract/openapi/openapi.js'
import { codecSchema } from '../../../src/domain/contract/codec-schema.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { anyReturn } from '../../forms/tax-returns.js'

const everything = t.intersection([
  t.strict({
    text: t.string,
    number: t.number,
    flag: t.boolean,
    nothing: t.null,
    one: t.literal('one'),
    key: t.keyof({ a: null, b: null }),
    list: t.readonlyArray(t.Int),
    pair: t.tuple([t.string, t.number]),
    table: t.record(t.string, t.boolean),
    either: t.union([t.string, t.number]),
    maybe: t.union([t.string, t.undefined]),
    anything: t.unknown,
  }),
  t.partial({ more: t.readonly(t.type({ deep: t.array(t.string) })) }),
])

describe('the schema of a codec', () => {
  it('says what each kind of codec takes', () => {
    expect(codecSchema(everything)).toStrictEqual({
      allOf: [
        {
          type: 'object',
          properties: {
            text: { type: 'string' },
            number: { type: 'number' },
            flag: { type: 'boolean' },
            nothing: { type: 'null' },
            one: { const: 'one' },
            key: { enum: ['a', 'b'] },
            list: { type: 'array', items: { type: 'number' } },
            pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false },
            table: { type: 'object', additionalProperties: { type: 'boolean' } },
            either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
            maybe: { anyOf: [{ type: 'string' }] },
            anything: {},
          },
          required: ['text', 'number', 'flag', 'nothing', 'one', 'key', 'list', 'pair', 'table', 'either'],
        },
        {
          type: 'object',
          properties: {
            more: {
              type: 'object',
              properties: { deep: { type: 'array', items: { type: 'string' } } },
              required: ['deep'],
            },
          },
        },
      ],
    })
  })

  it('takes every result of the income tax, and no other amounts', () => {
    const valid = new Ajv2020().compile(codecSchema(TaxResult))
    fc.assert(
      fc.property(anyReturn, (filed) => {
        const result = calculate(filed)
        expect(E.isRight(result) && valid(result.right)).toBe(true)
        expect(E.isRight(result) && valid({ ...result.right, tax: '1.5' })).toBe(false)
      }),
    )
  })
})

describe('the OpenAPI document', () => {
  const plain = form('plain', { line: text({ label: 'Line', maxLength: 9 }) })
  const document = JSON.stringify(
    openApi([plain, incomeTax], { title: 'T', version: '1', servers: ['/api'] }),
  )
  const { paths, components } = JSON.parse(document) as {
    readonly paths: Readonly<Record<string, { readonly post: { readonly responses: object } }>>
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
  }

  it('has the result of a form that computes, and its refusal', () => {
    const answers = JSON.stringify(paths['/forms/income-tax']?.post.responses)
    expect(answers).toContain('#/components/schemas/receipt-income-tax')
    expect(answers).toContain('processing-refused')
    expect(components.schemas['receipt-income-tax']).toMatchObject({
      allOf: [{ $ref: '#/components/schemas/Receipt' }, { required: ['result'] }],
    })
  })

  it('has neither for another form', () => {
    const answers = JSON.stringify(paths['/forms/plain']?.post.responses)
    expect(answers).toContain('#/components/schemas/Receipt')
    expect(answers).not.toContain('processing-refused')
  })
})
