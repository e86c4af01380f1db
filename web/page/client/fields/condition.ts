// The domain's own decision (`field/conditions/condition.ts`), word for word, as what runs on other people's pages depends on nothing.

/** A value to compare with: a number, a text (of a choice, money, date or time), or a tick. */
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

/** Digits padded before and after the point, so that two numbers compare as text. */
const aligned = (text: string, [whole, fraction]: readonly [number, number]): string => {
  const [units = '', rest = ''] = text.replace('-', '').split('.')
  return units.padStart(whole, '0') + rest.padEnd(fraction, '0')
}

const partsOf = (text: string): readonly [number, number] => {
  const [units = '', rest = ''] = text.replace('-', '').split('.')
  return [units.length, rest.length]
}

const orderOf = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Negative if `a` is less than `b`: numbers by value, at any scale and exactly; dates and times by text. */
const order = (a: string, b: string): number => {
  if (!number.test(a) || !number.test(b)) return orderOf(a, b)
  const [[wholeA, fractionA], [wholeB, fractionB]] = [partsOf(a), partsOf(b)]
  const room = [Math.max(wholeA, wholeB), Math.max(fractionA, fractionB)] as const
  const [x, y] = [aligned(a, room), aligned(b, room)]
  const [isLessA, isLessB] = [a.startsWith('-') && /[1-9]/.test(x), b.startsWith('-') && /[1-9]/.test(y)]
  if (isLessA !== isLessB) return isLessA ? -1 : 1
  return isLessA ? orderOf(y, x) : orderOf(x, y)
}

const comparisons: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '<': (by) => by < 0,
  '<=': (by) => by <= 0,
  '>': (by) => by > 0,
  '>=': (by) => by >= 0,
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
  return isGiven(answer) && comparisons[by](order(String(answer), String(value)))
}
