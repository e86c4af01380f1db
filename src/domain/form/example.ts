import * as E from 'fp-ts/lib/Either.js'
import type { Description, DescriptionOf, Kind } from '../field/description.js'
import type { AnyForm, Fields } from './form.js'
import { textPatterns } from '../field/text-patterns.js'

type Candidates<D extends Description> = (description: D) => readonly unknown[]

const greeting = ({ minLength = 1, maxLength = 5 }: DescriptionOf<'text'>): string =>
  'Hello'.padEnd(minLength, 'o').slice(0, maxLength)

const exact: Candidates<DescriptionOf<'decimal' | 'money'>> = ({ min, max }) => ['12.50', '12', min, max, '0']

/** Answers that a field of each kind might take, the most telling first; bounds are where the others do not fit. */
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

/** What each field takes by itself. A field that no candidate fits is left out. */
const fieldByField = (form: AnyForm): Fields =>
  Object.fromEntries(
    Object.entries(form.fields).flatMap(([name, { codec, description }]) => {
      const all = (candidates[description.kind] as Candidates<Description>)(description)
      const fitting = all.find((each) => each !== undefined && E.isRight(codec.decode(each)))
      return fitting === undefined ? [] : [[name, fitting]]
    }),
  )

/** Without the optional answers that a rule across fields has something against. */
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

/** A submission that the form takes, as JSON sends it. */
export const exampleOf = (form: AnyForm): Fields => withinRules(form, fieldByField(form))
