import type { ComplaintCode } from '../../../src/domain/kernel/complaint.js'
import type { Description, DescriptionOf, Kind } from '../../../src/domain/field/description.js'
import { textPatterns } from '../../../src/domain/field/patterns/text-patterns.js'

/** The source of the domain's reader of a kind of field, and the complaints that it can cause. */
export interface Reader {
  /** A module of `field/kinds`. */
  readonly module: string
  readonly name: string
  /** Arguments, as source; without them the name itself reads. */
  readonly given?: string
  /** The member of the result that reads, if it is not the result itself. */
  readonly member?: string
  readonly codes: readonly ComplaintCode[]
}

type ReaderOf<D extends Description> = (description: D) => Reader | undefined

const exact: ReaderOf<DescriptionOf<'decimal' | 'money'>> = ({ scale, min, max }) => ({
  module: 'decimal',
  name: 'readDecimal',
  given: `${scale}, ${JSON.stringify({ min, max })}`,
  codes: ['not-a-number', 'not-exact', 'too-many-digits', 'too-small', 'too-large'],
})

const readers: { readonly [K in Kind]: ReaderOf<DescriptionOf<K>> } = {
  text: ({ minLength = 1, maxLength = 0, pattern }) => ({
    module: 'text',
    name: 'readText',
    given: `${minLength}, ${maxLength}${pattern === undefined ? '' : `, { name: '${pattern}', regExp: /${textPatterns[pattern].source}/u }`}`,
    codes: [
      'too-long',
      'not-well-formed',
      ...(minLength > 1 ? (['too-short'] as const) : []),
      ...(pattern === undefined ? [] : (['pattern'] as const)),
    ],
  }),
  email: () => ({ module: 'email', name: 'readEmail', codes: ['not-an-email'] }),
  url: () => ({ module: 'url', name: 'readUrl', codes: ['not-a-url'] }),
  phone: ({ country }) => ({
    ...(country === undefined
      ? { module: 'international-phone', name: 'readPhone' }
      : { module: 'national-phone', name: 'readNationalPhone', given: `'${country}'` }),
    codes: ['not-a-phone-number'],
  }),
  integer: ({ min, max }) => ({
    module: 'integer',
    name: 'readInteger',
    given: `${min}, ${max}`,
    codes: ['not-a-number', 'not-an-integer', 'too-small', 'too-large'],
  }),
  decimal: exact,
  money: exact,
  boolean: () => ({ module: 'boolean', name: 'readBoolean', codes: ['not-yes-or-no'] }),
  choice: ({ options }) => ({
    module: 'choice',
    name: 'readChoice',
    given: JSON.stringify(options),
    codes: ['not-a-choice'],
  }),
  choices: ({ options, min, max }) => ({
    module: 'multiple-choice',
    name: 'readChoices',
    given: `${JSON.stringify(options)}, ${JSON.stringify({ min, max })}`,
    codes: ['not-a-choice', 'too-few', 'too-many'],
  }),
  date: ({ min, max }) => ({
    module: 'date',
    name: 'readDate',
    given: JSON.stringify({ min, max }),
    codes: ['not-a-date', 'too-early', 'too-late'],
  }),
  consent: ({ optional = false }) => ({
    module: 'consent',
    name: 'readConsent',
    given: `{ version: '', optional: ${optional} }`,
    member: '.read',
    codes: ['not-accepted', 'not-yes-or-no'],
  }),
  time: ({ min, max }) => ({
    module: 'time',
    name: 'readTime',
    given: JSON.stringify({ min, max }),
    codes: ['not-a-time', 'too-early', 'too-late'],
  }),
  rating: ({ max }) => ({
    module: 'rating',
    name: 'readRating',
    given: String(max),
    codes: ['not-a-choice'],
  }),
  hidden: () => undefined,
  custom: () => undefined,
}

/** The reader of a kind of field; undefined for custom codecs, which only the server knows. */
export const readerOf = (description: Description): Reader | undefined =>
  (readers[description.kind] as ReaderOf<Description>)(description)
