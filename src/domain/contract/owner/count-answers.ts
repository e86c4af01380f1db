import * as t from 'io-ts'
import { annotated, shape } from '../wire.js'
import { CappedCount, consistency, Count } from './parts.js'

/** The number of submissions of a UTC day. */
export const DayAnswer = shape(
  {
    day: annotated(t.string, { format: 'date', description: 'The day in UTC' }),
    count: Count,
    final: annotated(t.boolean, { description: 'Whether the day is over and its count final' }),
  },
  {},
)
export type DayAnswer = t.TypeOf<typeof DayAnswer>

/** The response of `GET /forms/{form}/counts`, oldest day first. */
export const CountsAnswer = shape(
  {
    form: t.string,
    days: t.readonlyArray(DayAnswer),
    held: annotated(CappedCount, {
      description: 'Submissions held for review: a count up to 200, and whether there are more',
    }),
    consistency: consistency('The latest submissions may be missing for a moment'),
  },
  {},
)
export type CountsAnswer = t.TypeOf<typeof CountsAnswer>
