import type { JsonSchema } from '../json-schema.js'
import { reasons } from '../../spam/reason.js'
import { listOf, ref, strict } from './parts.js'
import { tellingSchemas } from './telling-schemas.js'

const text: JsonSchema = { type: 'string' }
const moment: JsonSchema = { type: 'string', format: 'date-time' }
const id: JsonSchema = { type: 'string', pattern: '^[a-z2-7]{26}$' }
const eventual: JsonSchema = {
  const: 'eventual',
  description: 'It may trail the latest submissions by a moment',
}
const cursor: JsonSchema = { type: 'string', description: 'Where to go on; not there at the end' }
const days: JsonSchema = { type: 'number', exclusiveMinimum: 0 }

const listed: JsonSchema = { type: 'object', description: 'The fields that the form marks as listed' }

const submission: Readonly<Record<string, JsonSchema>> = {
  id,
  form: text,
  formVersion: text,
  receivedAt: moment,
  fields: { type: 'object', description: 'What was sent, as it is stored' },
  result: { type: 'object', description: 'What the form computed, where it computes something' },
  resultVersion: { type: 'string', description: 'The version of the computation' },
  receipt: { type: 'string', pattern: '^1-[0-9a-f]{64}$' },
  state: {
    enum: ['held', 'unconfirmed', 'files'],
    description: 'What it waits for; not there where it is open',
  },
  why: { ...listOf({ enum: reasons }), description: 'Why it is held' },
  expiresAt: { ...moment, description: 'Where the form retains submissions for a time' },
}
const optional = ['result', 'resultVersion', 'state', 'why', 'expiresAt']

const field = strict(
  {
    name: text,
    label: text,
    kind: text,
    listed: { type: 'boolean' },
    options: { ...listOf(strict({ value: text, label: text })), description: 'What there is to choose from' },
  },
  ['options'],
)

const form = strict(
  {
    name: text,
    title: text,
    lang: text,
    version: text,
    fields: listOf(field),
    computes: { type: 'boolean' },
    retain: strict({ days }),
    notify: ref('FormTelling'),
  },
  ['retain', 'notify'],
)

const row = strict({ id, receivedAt: moment, listed, expiresAt: moment }, ['expiresAt'])

const page = strict(
  {
    submissions: { oneOf: [listOf(ref('Row')), listOf(ref('FullRow'))] },
    unreadable: { ...listOf(id), description: 'With view=full: those that are there and cannot be read' },
    cursor,
    consistency: eventual,
  },
  ['unreadable', 'cursor'],
)

const day = strict({
  day: { type: 'string', format: 'date', description: 'Of UTC' },
  count: { type: 'integer', minimum: 0 },
  final: { type: 'boolean', description: 'Whether the day is over and settled' },
})

const held = {
  ...strict({ count: { type: 'integer', minimum: 0 }, more: { type: 'boolean' } }),
  description: 'How many wait for a review: up to 200, and whether there are more',
}

/** The schemas of what owners are told, by name. */
export const ownerSchemas: Readonly<Record<string, JsonSchema>> = {
  Forms: strict({ forms: listOf(form) }),
  Counts: strict({ form: text, days: listOf(day), held, consistency: eventual }),
  Changed: strict({ id, state: { enum: ['open', 'held'] } }),
  Row: row,
  FullRow: strict({ ...submission, listed }, optional),
  Page: page,
  Submission: strict(submission, optional),
  ...tellingSchemas,
}
