import type { Schema } from '../field/schema.js'
import { folded } from './text-content.js'
import { type Human, type SpamOptions, textsOf } from './spam-option.js'

type Test = (u: unknown) => boolean

const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

const isNumber: Test = (u) => typeof u === 'number'
const oneOf =
  (...values: readonly unknown[]): Test =>
  (u) =>
    values.includes(u)
const offOr =
  (test: Test): Test =>
  (u) =>
    u === false || test(u)
const isTexts: Test = (u) => Array.isArray(u) && u.every((each) => typeof each === 'string')
const has =
  (tests: Readonly<Record<string, Test>>): Test =>
  (u) =>
    isRecord(u) && Object.entries(tests).every(([name, test]) => test(u[name]))

const humans = ['proof', 'turnstile', 'hcaptcha', 'recaptcha'] as const satisfies readonly Human[]

/** The members, and the rule for each. A definition may come from code that no compiler has checked. */
const members = {
  trap: [oneOf(true, false), 'must be true or false'],
  seconds: [isNumber, 'must be 0 to 3,600'],
  human: [oneOf(...humans), `must be one of ${humans.join(', ')}`],
  when: [oneOf('unsure', 'always'), 'must be “unsure” or “always”'],
  links: [
    has({ most: Number.isInteger, fields: (u) => u === undefined || isTexts(u) }),
    "must be { most, fields }, such as { most: 2, fields: ['message'] }",
  ],
  words: [isTexts, 'must be a list of words'],
  perSender: [
    offOr(has({ most: Number.isInteger, minutes: isNumber })),
    'must be { most, minutes } or false',
  ],
  perDay: [offOr(Number.isInteger), 'must be a whole number of at least 1, or false'],
  keepHeld: [has({ days: isNumber }), 'must be { days }'],
} as const satisfies Record<keyof SpamOptions, readonly [Test, string]>

/** Known members of the members that are objects. */
const inner: Readonly<Record<string, readonly string[]>> = {
  links: ['most', 'fields'],
  perSender: ['most', 'minutes'],
  keepHeld: ['days'],
}

type Mistake = readonly [broken: boolean, mistake: string]

const shapeRules = (spam: Readonly<Record<string, unknown>>): readonly Mistake[] =>
  Object.entries(spam).flatMap(([name, value]): readonly Mistake[] => {
    if (!Object.hasOwn(members, name))
      return [[true, `spam.${name} is unknown; spam may have ${Object.keys(members).join(', ')}`]]
    if (value === undefined) return []
    const [isRight, mistake] = members[name as keyof typeof members]
    const stray = isRecord(value) ? Object.keys(value).find((key) => !inner[name]?.includes(key)) : undefined
    return [
      [stray !== undefined, `spam.${name}.${stray} is unknown`],
      [!isRight(value), `spam.${name} ${mistake}`],
    ]
  })

const isWithin = (least: number, most: number, value: number): boolean => value >= least && value <= most

const linkRules = (fields: Schema, { most, fields: names = [] }: NonNullable<SpamOptions['links']>) => [
  [!isWithin(0, 1_000, most), 'spam.links.most must be 0 to 1,000'] as const,
  ...names.map((name): Mistake => [
    !textsOf(fields).includes(name),
    `spam.links.fields names “${name}”, which is not a text field of the form`,
  ]),
]

const harmless = {
  seconds: 0,
  links: { most: 0 },
  words: [] as readonly string[],
  perSender: { most: 1, minutes: 1 },
  perDay: 1,
  keepHeld: { days: 1 },
}

/** Checks the ranges. Members left out are set to valid values first. */
const rangeRules = (fields: Schema, spam: SpamOptions): readonly Mistake[] => {
  const { seconds, links, words, keepHeld, ...limits } = { ...harmless, ...spam }
  const perSender = limits.perSender === false ? harmless.perSender : limits.perSender
  const perDay = limits.perDay === false ? harmless.perDay : limits.perDay
  return [
    [!isWithin(0, 3_600, seconds), 'spam.seconds must be 0 to 3,600'],
    ...linkRules(fields, links),
    ...words.map((word): Mistake => [
      folded(word).trim() === '',
      'spam.words has an empty word, which every text contains',
    ]),
    [!isWithin(1, 1_000_000, perSender.most), 'spam.perSender.most must be 1 to 1,000,000'],
    [!isWithin(1, 1_440, perSender.minutes), 'spam.perSender.minutes must be 1 to 1,440'],
    [!isWithin(1, 1e9, perDay), 'spam.perDay must be 1 to 1,000,000,000'],
    [
      keepHeld.days === 0 || !isWithin(0, 3_650, keepHeld.days),
      'spam.keepHeld.days must be above 0 and at most 3,650',
    ],
  ]
}

/** The mistakes in the option. Ranges are checked only once every shape is right. */
export const spamRules = (fields: Schema, spam: unknown): readonly Mistake[] => {
  if (spam === undefined) return []
  if (!isRecord(spam)) return [[true, "spam must be an object, such as { words: ['casino'] }"]]
  const shape = shapeRules(spam)
  return shape.some(([broken]) => broken) ? shape : rangeRules(fields, spam)
}
