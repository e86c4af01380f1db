// The domain's own decision (`field/conditions/condition.ts`), copied word for word, as code that runs on other
// people's pages must have no dependencies.

/** A value to compare with: a number, a text (of a choice, money, date or time), or a boolean for a checkbox. */
export type Comparable = string | number | boolean

/** The operator of a comparison. */
export type Comparison = '<' | '<=' | '>' | '>='

/**
 * The condition under which a field is shown, as data, so that page, function and schema decide alike. Made by `is`,
 * `has`, `and` and the like.
 */
export type Condition =
  | { readonly is: readonly [field: string, value: Comparable] }
  | { readonly has: readonly [field: string, value: Comparable] }
  | { readonly ticked: string }
  | { readonly compare: readonly [field: string, by: Comparison, value: Comparable] }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition }

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
