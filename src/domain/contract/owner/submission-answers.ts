import * as t from 'io-ts'
import { reasons } from '../../spam/reason.js'
import { annotated, shape } from '../wire.js'
import { consistency, Fields, Id, Moment } from './parts.js'

const Listed = annotated(Fields, { description: 'The fields that the form marks as listed' })
const expiresAt = annotated(Moment, {
  description: 'When it expires; absent if it is kept until it is erased',
})
const eventual = consistency('The latest submissions may be missing for a moment')
const cursor = annotated(t.string, { description: 'The cursor of the next page; absent on the last page' })

const required = {
  id: Id,
  form: t.string,
  formVersion: t.string,
  receivedAt: Moment,
  fields: annotated(Fields, { description: 'The submitted values, by the present names of their fields' }),
  receipt: annotated(t.string, { pattern: '^1-[0-9a-f]{64}$' }),
}

const optional = {
  stored: annotated(Fields, {
    description: 'The fields as stored, if the form has changed since; the receipt covers these',
  }),
  result: annotated(t.unknown, {
    type: 'object',
    description: 'The computed result, if the form computes one',
  }),
  resultVersion: annotated(t.string, { description: 'The version of the computation' }),
  state: annotated(t.keyof({ held: null, unconfirmed: null, files: null }), {
    description: 'What it waits for; absent if it is open',
  }),
  why: annotated(t.readonlyArray(annotated(t.string, { enum: reasons })), {
    description: 'The reasons for holding it',
  }),
  expiresAt,
}

/** The response of `GET /forms/{form}/submissions/{id}`: a whole submission. */
export const SubmissionAnswer = shape(required, optional)
export type SubmissionAnswer = t.TypeOf<typeof SubmissionAnswer>

/** A row of a list. */
export const ListRow = shape({ id: Id, receivedAt: Moment, listed: Listed }, { expiresAt })
export type ListRow = t.TypeOf<typeof ListRow>

/** A whole submission as a row of a list. */
export const FullRow = shape({ ...required, listed: Listed }, optional)
export type FullRow = t.TypeOf<typeof FullRow>

const unreadable = {
  unreadable: annotated(t.readonlyArray(Id), {
    description: 'Ids of stored submissions that cannot be read',
  }),
  newer: annotated(t.readonlyArray(Id), {
    description: 'Ids in `unreadable` whose submissions a newer version of DynamoSync wrote',
  }),
}

/** The response of `GET /forms/{form}/submissions`. */
export const ListAnswer = shape(
  { submissions: t.readonlyArray(ListRow), consistency: eventual },
  { ...unreadable, cursor },
)
export type ListAnswer = t.TypeOf<typeof ListAnswer>

/** The response of `GET /forms/{form}/submissions?view=full`. */
export const FullListAnswer = shape(
  { submissions: t.readonlyArray(FullRow), consistency: eventual },
  { ...unreadable, cursor },
)
export type FullListAnswer = t.TypeOf<typeof FullListAnswer>

/** A page of a list, full or not; waiting submissions are always full. */
export const PageAnswer = t.union([FullListAnswer, ListAnswer])
export type PageRow = FullRow | ListRow
export interface PageAnswer extends Pick<FullListAnswer, 'unreadable' | 'newer' | 'cursor'> {
  readonly submissions: readonly PageRow[]
}

/** The response of releasing or holding a submission, with its present id. */
export const ChangedAnswer = shape({ id: Id, state: t.keyof({ open: null, held: null }) }, {})
export type ChangedAnswer = t.TypeOf<typeof ChangedAnswer>
