import { describe, expect, it } from '@jest/globals'
import SwaggerParser from '@apidevtools/swagger-parser'
import { sValidator } from '@hono/standard-validator'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { Hono } from 'hono'
import forms from '../../../forms/index.js'
import { contact } from '../../../forms/contact.js'
import { accept } from '../../../src/domain/submission/accept.js'
import { complaintCodes } from '../../../src/domain/kernel/complaint.js'
import { exampleOf } from '../../../src/domain/form/example.js'
import { failures } from '../../../src/domain/failure/table.js'
import type { AnyField } from '../../../src/domain/field/field.js'
import { type AnyForm, type FieldsOf, form } from '../../../src/domain/form/form.js'
import { fieldSchema, jsonSchema } from '../../../src/domain/contract/json-schema.js'
import { openApi } from '../../../src/domain/contract/openapi/openapi.js'
import { routes } from '../../../src/domain/contract/routes.js'
import type { Equal } from '../equal.js'
import { kinds, optionalKinds } from '../field/kinds.js'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, allErrors: true })
formats.default(ajv)
ajv.addVocabulary(['example'])

const every = form('every', kinds)
const some = form('some', optionalKinds, { unknownFields: 'ignore' })
const all: readonly AnyForm[] = [...forms, every, some]

/** JSON that a form might be sent, near to what its fields take. */
const json: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 25 }),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-+e ')), maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('a', 'B', '1', '@', '.', '-', ' ', 'ü'), maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('a', '٣', '１', 'ｙ', 'Ｅ', 'ｓ', '‑', '\u200b'), maxLength: 4 }),
    fc.constantFrom(
      'a@b.cd',
      ' a@b.cd ',
      'a@\u200bb.cd',
      'ａ＠b.cd',
      'https://a.b/c',
      'https://a_b.c/d?e=f|g h',
      'https://a b.c',
      'https://256.1.1.1',
      'https://[::1]:8080/',
      '+44 20 7946 0000',
      '00 44 (0)20/7946.0000',
      'tel:+44-20-7946-0000',
      '020 7946 0000',
      'on',
      'off',
      'yes',
      ' ',
      'sales',
    ),
    fc.constantFrom(
      '2024-02-29',
      '2025-02-29',
      ' 2024-02-29',
      ' 2025-02-29 ',
      '２０２４‑02‑29',
      '1 000',
      "1'000.5",
      '1 0000',
      '−５',
      '2029-01-01',
      'a-b',
      'red',
      '1.50',
      '-0',
      '0010',
      '.5',
      '9'.repeat(36),
    ),
    fc.integer({ min: -10, max: 1100 }),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -2, max: 12 }),
    fc.array(fc.constantFrom('red', 'green', 'blue', 'pink', ''), { maxLength: 4 }),
    fc.record({ width: fc.integer(), height: fc.integer() }),
    fc.jsonValue(),
    fc.constantFrom(true, false, null),
  )
  .map((value): unknown => JSON.parse(JSON.stringify(value)))

/** What a schema cannot say; each is in the words of `jsonSchema`. */
const beyondSchema: Readonly<Record<string, (input: unknown) => boolean>> = {
  'too-small': (input) => typeof input === 'string',
  'too-large': (input) => typeof input === 'string',
  'too-early': () => true,
  'too-late': () => true,
  'not-exact': (input) => typeof input === 'number' || isForeign(input),
  'too-many-digits': (input) => typeof input === 'number' || isForeign(input),
  'not-a-number': (input) => isForeign(input),
  'not-an-integer': (input) => isForeign(input),
  'not-a-time': (input) => isForeign(input),
  'not-a-choice': (input) => isForeign(input),
  'not-a-date': (input) => isForeign(input) || (typeof input === 'string' && input !== input.trim()),
  'not-well-formed': () => true,
  invalid: () => true,
  pattern: (input) => isForeign(input),
  'not-yes-or-no': (input) => isForeign(input),
  'not-accepted': (input) => isForeign(input),
  'not-an-email': (input) => isForeign(input),
  'not-a-url': (input) => typeof input === 'string' && /^\s*https?:\/\//i.test(input),
  'not-a-phone-number': (input) => isForeign(input) || isDialled(input),
}

const isForeign = (input: unknown): boolean => typeof input === 'string' && /[^\x20-\x7e]/.test(input)

/** Which calling codes there are, and how long their numbers are, only the codec knows. */
const isDialled = (input: unknown): boolean =>
  typeof input === 'string' && /^[\s().[\]/~-]*(?:\+|0|[a-z]{1,15}\.?:|tel|[0-9])/i.test(input)

const isWider = (input: unknown): boolean =>
  (Array.isArray(input) && new Set(input).size < input.length) ||
  (typeof input === 'string' && input.includes('\r'))

const fields: readonly [string, AnyField][] = [
  ...Object.entries<AnyField>(kinds),
  ...Object.entries<AnyField>(optionalKinds).map(([name, field]): [string, AnyField] => [`${name}?`, field]),
]

describe('the JSON Schema', () => {
  it.each(fields)('of a field takes what its codec takes: %s', (_, { codec, description }) => {
    const validate = ajv.compile(fieldSchema(description))
    fc.assert(
      fc.property(json, (input) => {
        const result = codec.decode(input)
        const code = E.isRight(result) ? undefined : String(result.left[0]?.message)
        const taken = validate(input)
        if (code === undefined) expect(taken || isWider(input)).toBe(true)
        else if (taken) expect([code, beyondSchema[code]?.(input)]).toStrictEqual([code, true])
      }),
      { numRuns: 500 },
    )
  })

  it.each(all.map((each) => [each.name, each] as const))('of a form is one: %s', (_, of) => {
    const validate = ajv.compile(jsonSchema(of))
    expect(validate(exampleOf(of))).toBe(true)
    expect(validate({})).toBe(E.isRight(accept(of)({})))
    expect(validate({ ...exampleOf(of), other: 1 })).toBe(of.unknownFields === 'ignore')
    expect(validate([])).toBe(false)
  })
})

describe('an example', () => {
  it.each(all.map((each) => [each.name, each] as const))('is one that the form takes: %s', (_, of) => {
    const example = exampleOf(of)
    // A raw codec has no example to offer, and who takes the standard deduction itemizes nothing.
    const missing = Object.keys(of.fields).filter((name) => !(name in example))
    expect(missing.filter((name) => !['raw', 'itemizedAmount', 'source'].includes(name))).toStrictEqual([])
    expect(E.isRight(accept(of)(example))).toBe(true)
  })
})

describe('the OpenAPI document', () => {
  const options = { title: 'Forms', version: '1.0.0', servers: ['/api'] }
  const text = JSON.stringify(openApi(all, options))
  const document = (): Parameters<typeof SwaggerParser.validate>[0] => JSON.parse(text) as never

  it('is one, to a public validator', async () => {
    await expect(SwaggerParser.validate(document())).resolves.toBeDefined()
  })

  it('has every form, every failure and every complaint', () => {
    const { paths, components } = JSON.parse(text) as {
      paths: Record<
        string,
        { post: { responses: Record<string, unknown>; requestBody: { content: object } } }
      >
      components: { schemas: Record<string, { properties: Record<string, { enum: string[] }> }> }
    }
    const owned = routes.filter(({ function: whose }) => whose === 'owner').map(({ path }) => path)
    expect(Object.keys(paths)).toStrictEqual([...all.map(({ name }) => `/forms/${name}`), ...owned])
    const codes = [...new Set(Object.values(failures).map(({ code }) => code))].sort()
    expect(components.schemas['Problem']!.properties['code']!.enum).toStrictEqual(codes)
    expect(components.schemas['Complaint']!.properties['code']!.enum).toStrictEqual([...complaintCodes])
    const record = paths['/forms/record']!.post
    expect(Object.keys(record.requestBody.content)).toStrictEqual([
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ])
    const statuses = new Set(Object.values(failures).map(({ status }) => String(status)))
    for (const status of statuses)
      expect(Object.keys(record.responses).includes(status) || ['401', '410'].includes(status)).toBe(true)
  })

  it('holds examples that its own schemas take', () => {
    const schemas = (JSON.parse(text) as { components: { schemas: Record<string, object> } }).components
      .schemas
    const own = new Ajv2020({ strict: false })
    formats.default(own)
    for (const each of all) {
      const validate = own.compile({ ...schemas[`form-${each.name}`], components: { schemas } })
      expect(validate(exampleOf(each))).toBe(true)
    }
  })
})

describe('a form as a Standard Schema', () => {
  it('is one, with its types', () => {
    const standard: StandardSchemaV1<unknown, FieldsOf<typeof contact>> = contact
    type Output = StandardSchemaV1.InferOutput<typeof contact>
    type Input = StandardSchemaV1.InferInput<typeof contact>
    const inTypes: readonly [
      Equal<Output, FieldsOf<typeof contact>>,
      Equal<Input['topic'], 'sales' | 'support' | 'other'>,
    ] = [true, true]
    expect(inTypes).not.toContain(false)
    expect(standard['~standard'].version).toBe(1)
    expect(standard['~standard'].validate({ ...exampleOf(contact), email: 'x' })).toStrictEqual({
      issues: [{ message: 'Enter “E-mail” as an e-mail address, like name@example.com.', path: ['email'] }],
    })
  })

  it('is taken unchanged by a public consumer', async () => {
    const app = new Hono().post('/', sValidator('json', contact), (c) => c.json(c.req.valid('json')))
    const post = (body: object) =>
      app.request('/', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const good = await post(exampleOf(contact))
    expect(good.status).toBe(200)
    expect(await good.json()).toStrictEqual({
      name: 'Hello',
      email: 'ada@example.org',
      topic: 'sales',
      message: 'Hello',
      consent: '2026-11',
    })
    const bad = await post({})
    expect(bad.status).toBe(400)
    expect(JSON.stringify(await bad.json())).toContain('Fill in “Name”.')
  })
})
