import * as E from 'fp-ts/lib/Either.js'
import type { Description, DescriptionOf, Kind } from '../field/description.js'
import type { AnyForm, Fields } from './form.js'
import { textPatterns } from '../field/patterns/text-patterns.js'

type Candidates<D extends Description> = (description: D) => readonly unknown[]

const greeting = ({ minLength = 1, maxLength = 5 }: DescriptionOf<'text'>): string =>
  'Hello'.padEnd(minLength, 'o').slice(0, maxLength)

const exact: Candidates<DescriptionOf<'decimal' | 'money'>> = ({ min, max }) => ['12.50', '12', min, max, '0']

/** Example answers by kind, the most descriptive first; bounds are tried if the others do not fit. */
const candidates: { readonly [K in Kind]: Candidates<DescriptionOf<K>> } = {
  text: (description) => [
    ...(description.pattern === undefined ? [] : [textPatterns[description.pattern].example]),
    greeting(description),
    'a'.repeat(description.minLength ?? 1),
    '1'.repeat(description.minLength ?? 1),
  ],
  email: () => ['ada@example.org'],
  url: () => ['https://example.com/'],
  phone: () => ['+442079460000'],
  integer: ({ min, max }) => [42, min, max],
  decimal: exact,
  money: exact,
  boolean: () => [true],
  choice: ({ options }) => options,
  choices: ({ options, min }) => [options.slice(0, min)],
  date: ({ min, max }) => ['2026-11-30', min, max],
  time: ({ min, max }) => ['09:30', min, max],
  rating: ({ max }) => [max],
  hidden: () => [],
  consent: () => [true],
  custom: ({ schema }) => [schema?.['examples']].flat().slice(0, 1),
}

/** An example for each field on its own. A field that no candidate fits is left out. */
const fieldByField = (form: AnyForm): Fields =>
  Object.fromEntries(
    Object.entries(form.fields).flatMap(([name, { codec, description }]) => {
      const all = (candidates[description.kind] as Candidates<Description>)(description)
      const fitting = all.find((each) => each !== undefined && E.isRight(codec.decode(each)))
      return fitting === undefined ? [] : [[name, fitting]]
    }),
  )

/** The example without optional answers that break a rule across fields. */
const withinRules = (form: AnyForm, example: Fields): Fields => {
  const checked = form.check(example)
  if (E.isRight(checked)) return example
  const refused = new Set(checked.left.map(({ pointer }) => pointer.slice(1)))
  return Object.fromEntries(
    Object.entries(example).filter(
      ([name]) => !(refused.has(name) && form.fields[name]?.description.optional === true),
    ),
  )
}

/** An example submission that the form accepts, as JSON. */
export const exampleOf = (form: AnyForm): Fields => withinRules(form, fieldByField(form))
