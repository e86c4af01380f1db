import { type Comparable, type Condition, conditional, onlyShown } from './condition.js'
import { settleConditions } from './settle-conditions.js'

/** A condition with its implementation attached, which does not appear in its JSON. */
const made = (condition: Condition): Condition =>
  Object.defineProperty(condition, conditional, { value: { settle: settleConditions, onlyShown } })

/**
 * Whether a field has this answer: `is('diet', 'other')`, `is('newsletter', true)`.
 *
 * @param value an option of a `choice`, a number, an amount, a date, a time or a text; `true` for a ticked box
 */
export const is = (field: string, value: Comparable): Condition => made({ is: [field, value] })

/** Whether the answers of a `choices` field include this one: `has('days', 'saturday')`. */
export const has = (field: string, value: string): Condition => made({ has: [field, value] })

/** Whether all conditions are met. */
export const and = (...conditions: readonly Condition[]): Condition => made({ and: conditions })

/** Whether at least one condition is met. */
export const or = (...conditions: readonly Condition[]): Condition => made({ or: conditions })

/** Whether a condition is not met. */
export const not = (condition: Condition): Condition => made({ not: condition })

/** Whether a field's number, amount, date, time or rating is at least this value: `atLeast('guests', 10)`. */
export const atLeast = (field: string, value: string | number): Condition =>
  made({ compare: [field, '>=', value] })

/** Whether a field's number, amount, date, time or rating is at most this value. */
export const atMost = (field: string, value: string | number): Condition =>
  made({ compare: [field, '<=', value] })

/**
 * Whether a field's number, amount, date, time or rating is greater or later than this value: `moreThan('budget',
 * '999.99')`.
 */
export const moreThan = (field: string, value: string | number): Condition =>
  made({ compare: [field, '>', value] })

/** Whether a field's number, amount, date, time or rating is less or earlier than this value. */
export const lessThan = (field: string, value: string | number): Condition =>
  made({ compare: [field, '<', value] })
