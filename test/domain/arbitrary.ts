import fc from 'fast-check'
import { isBlank } from '../../src/domain/kernel/typed.js'

/** UTF-16 units as they come: half surrogate pairs among them. */
export const anyUnits: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), {
    maxLength: 30,
  })
  .map((units) => String.fromCharCode(...units))

/** Text with what breaks naive code: line ends of all platforms, astral characters, white space, separators. */
export const typedText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\r\n', '😀', 'é', '\t', '\0'), maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('&', '=', '+', '%', '%2', '"', '\\', '<', ';', ',', '#', '/'),
    maxLength: 20,
  }),
)

/** Text that a required field takes. */
export const filledText: fc.Arbitrary<string> = typedText.filter((text) => !isBlank(text))

/** What the form `record` accepts. */
export const recordValues = fc.record({ id: filledText, value: filledText })

/** Names that objects have from birth, and others that naive code trips over. */
export const treacherousNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'length',
  'then',
  'toJSON',
  '',
] as const

/** 16 to 255 visible ASCII characters. */
export const idempotencyKey: fc.Arbitrary<string> = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 16,
  maxLength: 255,
})

/** Whatever a program may be handed: treacherous names, wrong types, deep and wide values. */
export const anythingAtAll: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withBigInt: true,
    withSparseArray: true,
  }),
  fc.dictionary(
    fc.oneof(fc.constantFrom('id', 'value', ...treacherousNames), fc.string()),
    fc.oneof(anyUnits, fc.anything()),
  ),
  fc.record({ id: fc.oneof(anyUnits, fc.anything()), value: fc.oneof(anyUnits, fc.anything()) }),
)
