import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { complaintCodes, isComplaintCode } from '../../../src/domain/kernel/complaint.js'
import type { AnyField } from '../../../src/domain/field/field.js'
import { sentence } from '../../../src/domain/words/words.js'
import { kinds } from './kinds.js'

/** An input, as JSON has it (none: the name is absent), and what becomes of it. */
interface Golden {
  readonly input?: unknown
  readonly value?: unknown
  readonly code?: string
  readonly en?: string
  readonly de?: string
}

const goldenOf = (name: string): readonly Golden[] =>
  JSON.parse(readFileSync(`test/domain/field/golden/${name}.json`, 'utf8')) as readonly Golden[]

/** What a field makes of an input, in the form of a golden file. */
const outcome = ({ codec, description }: AnyField, input: unknown): Golden => {
  const result = codec.decode(input)
  if (E.isRight(result)) return { value: result.right }
  const code = result.left[0]?.message
  if (!isComplaintCode(code)) return {}
  return { code, en: sentence(code, description, 'en'), de: sentence(code, description, 'de') }
}

describe.each(Object.entries(kinds))('a field of kind %s', (name, field) => {
  it.each(goldenOf(name).map((golden) => [JSON.stringify(golden.input), golden] as const))(
    'reads %s as its golden file says',
    (_, { input, ...expected }) => {
      expect(outcome(field, input)).toStrictEqual(expected)
    },
  )
})

describe('the golden files', () => {
  it('have every code that a field can complain with', () => {
    const seen = new Set(Object.keys(kinds).flatMap((name) => goldenOf(name).map(({ code }) => code)))
    const ofForms = ['ambiguous-number', 'not-expected', 'unknown-field']
    expect(complaintCodes.filter((code) => !seen.has(code))).toStrictEqual(ofForms)
  })
})
