/** A value to compare with: a number, a text (of a choice, money, date or time), or a boolean for a checkbox. */
export type Comparable = string | number | boolean

/** The operator of a comparison. */
export type Comparison = '<' | '<=' | '>' | '>='

/** Fields as conditions see them. */
export type Conditioning = Readonly<
  Record<string, { readonly description: { readonly shownWhen?: Condition } }>
>

/**
 * The implementation of conditions, which each condition carries, so that bundles of forms without conditions do not
 * include it.
 */
export interface Conditional {
  /** @throws when a condition is invalid */
  readonly settle: <Fields extends Conditioning>(
    form: string,
    fields: Fields,
    naturalKey: string | undefined,
  ) => Fields
  readonly onlyShown: typeof onlyShown
}

/** The key of a condition's implementation; not part of its data. */
export const conditional: unique symbol = Symbol('conditional')

/**
 * The condition under which a field is shown, as data, so that page, function and schema decide alike. Made by `is`,
 * `has`, `and` and the like.
 */
export type Condition = { readonly [conditional]?: Conditional } & (
  | { readonly is: readonly [field: string, value: Comparable] }
  | { readonly has: readonly [field: string, value: Comparable] }
  | { readonly ticked: string }
  | { readonly compare: readonly [field: string, by: Comparison, value: Comparable] }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition }
)

const number = /^-?[0-9]*\.?[0-9]+$/

const orderOf = (a: string | bigint, b: string | bigint): string => (a < b ? '<' : a > b ? '>' : '=')

/** Compares `a` with `b` and returns `<`, `=` or `>`: numbers exactly and at any scale; dates and times as text. */
const order = (a: string, b: string): string => {
  if (!number.test(a) || !number.test(b)) return orderOf(a, b)
  // With the same number of decimal places, numbers compare as integers.
  const [unitsA = '', restA = ''] = a.split('.')
  const [unitsB = '', restB = ''] = b.split('.')
  const [x, y] = [unitsA + restA.padEnd(restB.length, '0'), unitsB + restB.padEnd(restA.length, '0')]
  return orderOf(BigInt(x), BigInt(y))
}

const listOf = (answer: unknown): readonly unknown[] =>
  Array.isArray(answer) ? (answer as readonly unknown[]) : [answer]

const isGiven = (value: unknown): boolean => value !== undefined && value !== '' && value !== null

const isSame = (answer: unknown, value: Comparable): boolean =>
  isGiven(answer) && String(answer).trim() === String(value).trim()

/** Whether the answers meet a condition. A field without an answer meets no comparison. */
export const holds = (condition: Condition, answerTo: (field: string) => unknown): boolean => {
  if ('and' in condition) return condition.and.every((each) => holds(each, answerTo))
  if ('or' in condition) return condition.or.some((each) => holds(each, answerTo))
  if ('not' in condition) return !holds(condition.not, answerTo)
  if ('ticked' in condition)
    return isGiven(answerTo(condition.ticked)) && answerTo(condition.ticked) !== false
  if ('is' in condition) return isSame(answerTo(condition.is[0]), condition.is[1])
  if ('has' in condition)
    return listOf(answerTo(condition.has[0])).some((answer) => isSame(answer, condition.has[1]))
  const [field, by, value] = condition.compare
  const answer = answerTo(field)
  return isGiven(answer) && by.includes(order(String(answer), String(value)))
}

/** Names of the fields in a condition. */
export const fieldsIn = (condition: Condition): readonly string[] => {
  if ('and' in condition) return condition.and.flatMap(fieldsIn)
  if ('or' in condition) return condition.or.flatMap(fieldsIn)
  if ('not' in condition) return fieldsIn(condition.not)
  if ('ticked' in condition) return [condition.ticked]
  if ('is' in condition) return [condition.is[0]]
  return ['has' in condition ? condition.has[0] : condition.compare[0]]
}

/**
 * Names of the fields shown, according to their conditions. In the conditions of other fields, a field that is not
 * shown has no answer. No condition may depend on its own field.
 */
export const shownBy = (
  conditionOf: (field: string) => Condition | undefined,
  answerTo: (field: string) => unknown,
): ((field: string) => boolean) => {
  // Each field is decided once, as a chain of conditions may lead to the same field by many paths.
  const decided = new Map<string, boolean>()
  const decide = (field: string): boolean => {
    const condition = conditionOf(field)
    return (
      condition === undefined || holds(condition, (other) => (isShown(other) ? answerTo(other) : undefined))
    )
  }
  const isShown = (field: string): boolean => {
    const shown = decided.get(field) ?? decide(field)
    decided.set(field, shown)
    return shown
  }
  return isShown
}

/** Answers and complaints. */
export interface Answered<Found> {
  readonly values: Readonly<Record<string, unknown>>
  readonly found: readonly Found[]
}

interface Conditioned {
  readonly name: string
  readonly shownWhen: Condition | undefined
}

/** The answers and complaints of only those fields that are shown. */
export const onlyShown = <Found extends { readonly entry: Conditioned }>(
  entries: readonly Conditioned[],
  { values, found }: Answered<Found>,
): Answered<Found> => {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const isShown = shownBy(
    (name) => byName.get(name)?.shownWhen,
    (name) => values[name],
  )
  const shown = Object.entries(values).filter(([name]) => isShown(name))
  return { values: Object.fromEntries(shown), found: found.filter(({ entry }) => isShown(entry.name)) }
}
