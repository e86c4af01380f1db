import * as t from 'io-ts'
import { reasons } from '../../spam/reason.js'
import { annotated, shape } from '../wire.js'
import { consistency, Fields, Id, Moment } from './parts.js'

const Listed = annotated(Fields, { description: 'The fields that the form marks as listed' })
const expiresAt = annotated(Moment, { description: 'Where the form retains submissions for a time' })
const eventual = consistency('It may trail the latest submissions by a moment')
const cursor = annotated(t.string, { description: 'Where to go on; not there at the end' })

const required = {
  id: Id,
  form: t.string,
  formVersion: t.string,
  receivedAt: Moment,
  fields: annotated(Fields, { description: 'What was sent, by the names that its fields have today' }),
  receipt: annotated(t.string, { pattern: '^1-[0-9a-f]{64}$' }),
}

const optional = {
  stored: annotated(Fields, {
    description: 'The fields as they are stored, where the form has changed since: what the receipt is about',
  }),
  result: annotated(t.unknown, {
    type: 'object',
    description: 'What the form computed, where it computes something',
  }),
  resultVersion: annotated(t.string, { description: 'The version of the computation' }),
  state: annotated(t.keyof({ held: null, unconfirmed: null, files: null }), {
    description: 'What it waits for; not there where it is open',
  }),
  why: annotated(t.readonlyArray(annotated(t.string, { enum: reasons })), {
    description: 'Why it is held',
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
    description: 'Ids of submissions that are stored and cannot be read',
  }),
  newer: annotated(t.readonlyArray(Id), {
    description: 'Those of the unreadable ones that a newer version of DynamoSync wrote',
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
