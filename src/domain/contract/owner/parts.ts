import * as t from 'io-ts'
import { annotated, shape } from '../wire.js'

/** A time, ISO 8601. */
export const Moment = annotated(t.string, { format: 'date-time' })

/** The id of a submission. */
export const Id = annotated(t.string, { pattern: '^[a-z2-7]{26}$' })

/** A note that a response may not include the latest writes yet. */
export const consistency = (description: string) => annotated(t.literal('eventual'), { description })

/** A count: a non-negative integer. */
export const Count = annotated(t.number, { type: 'integer', minimum: 0 })

/** A count of up to 200, and whether there are more. */
export const CappedCount = shape({ count: Count, more: t.boolean }, {})
export type CappedCount = t.TypeOf<typeof CappedCount>

/** Values as sent, or some of them, by field name. */
export const Fields = t.readonly(t.record(t.string, t.unknown))
