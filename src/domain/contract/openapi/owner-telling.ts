import type { JsonSchema } from '../json-schema.js'
import { asking, inPath, inQuery, operation, reading, type Tags } from './owner-operation.js'
import { ref } from './parts.js'

const listing: Tags = [...reading, ...asking, 'CursorInvalid']
const putting: Tags = [...reading, 'TargetNotFound', 'OutcomeUnknown']

const parameters: readonly JsonSchema[] = [
  inQuery('state', 'Given up, or still to be told', { enum: ['dead', 'due'], default: 'dead' }),
  inQuery('limit', 'Deliveries at most', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
  inQuery('cursor', 'Of the last page, under the same state', { type: 'string' }),
]

const target = inPath('target', { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' })

const targetPaths = (form: JsonSchema): JsonSchema => ({
  '/forms/{form}/targets/{target}/test': {
    parameters: [form, target],
    post: operation(
      'testTarget',
      'Tells a target a sample, the way a submission goes; one that is off and takes it is on again',
      { description: 'Ask for the deliveries of this id what came of it', schema: ref('Delivery') },
      putting,
    ),
  },
  '/forms/{form}/targets/{target}/on': {
    parameters: [form, target],
    post: operation(
      'switchOn',
      'Puts a target on again that was put off as it answered 410',
      { description: 'On', schema: ref('Target') },
      putting,
    ),
  },
})

/** Paths of deliveries, their retries, and the targets of a form. */
export const tellingPaths = (form: JsonSchema, id: JsonSchema): JsonSchema => ({
  '/forms/{form}/submissions/{id}/deliveries': {
    parameters: [form, id],
    get: operation(
      'told',
      'How far the telling of a submission has come, or of a sample',
      { description: 'Each of its targets', schema: ref('Delivery') },
      [...reading, 'SubmissionNotFound'],
    ),
  },
  '/forms/{form}/submissions/{id}/deliveries/{target}': {
    parameters: [form, id, target],
    post: operation(
      'tellAgain',
      'Tells one target of a submission again, under the same id',
      { description: 'It is due now', schema: ref('Delivery') },
      [...putting, 'SubmissionNotFound'],
    ),
  },
  '/forms/{form}/deliveries': {
    parameters: [form],
    get: {
      ...operation(
        'deliveries',
        'What was given up, or is still to be told; the oldest first',
        { description: 'A page', schema: ref('Deliveries') },
        listing,
      ),
      parameters,
    },
  },
  '/forms/{form}/deliveries/replay': {
    parameters: [form],
    post: {
      ...operation(
        'replay',
        'Tells those of a state again, under the same ids, a page at a time',
        { description: 'Those that are due now', schema: ref('Deliveries') },
        [...listing, 'OutcomeUnknown'],
      ),
      parameters,
    },
  },
  ...targetPaths(form),
})
