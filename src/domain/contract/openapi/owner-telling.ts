import type { JsonSchema } from '../json-schema.js'
import { asking, inPath, inQuery, operation, reading, type Tags } from './owner-operation.js'
import { ref } from './parts.js'

const listing: Tags = [...reading, ...asking, 'CursorInvalid']
const putting: Tags = [...reading, 'TargetNotFound', 'OutcomeUnknown']

const parameters: readonly JsonSchema[] = [
  inQuery('state', 'Deliveries that were given up, or that are still due', {
    enum: ['dead', 'due'],
    default: 'dead',
  }),
  inQuery('limit', 'Maximum deliveries per page', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
  inQuery('cursor', 'The cursor of the previous page, with the same state', { type: 'string' }),
]

const target = inPath('target', { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' })

const targetPaths = (form: JsonSchema): JsonSchema => ({
  '/forms/{form}/targets/{target}/test': {
    parameters: [form, target],
    post: operation(
      'testTarget',
      'Sends a sample to a target in the same way as a submission; a target that is off and accepts it is turned on again',
      {
        description: 'The sample’s delivery; read the deliveries of its id for the result',
        schema: ref('Delivery'),
      },
      putting,
    ),
  },
  '/forms/{form}/targets/{target}/on': {
    parameters: [form, target],
    post: operation(
      'switchOn',
      'Turns on again a target that was turned off because it answered 410',
      { description: 'The target is on', schema: ref('Target') },
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
      'The state of a submission’s or sample’s deliveries',
      { description: 'The state for each of its targets', schema: ref('Delivery') },
      [...reading, 'SubmissionNotFound'],
    ),
  },
  '/forms/{form}/submissions/{id}/deliveries/{target}': {
    parameters: [form, id, target],
    post: operation(
      'tellAgain',
      'Notifies one target again about a submission, under the same id',
      { description: 'The delivery is due now', schema: ref('Delivery') },
      [...putting, 'SubmissionNotFound'],
    ),
  },
  '/forms/{form}/deliveries': {
    parameters: [form],
    get: {
      ...operation(
        'deliveries',
        'Deliveries that were given up or are still due, oldest first',
        { description: 'A page of deliveries', schema: ref('Deliveries') },
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
        'Sends one page of the deliveries in a state again, under the same ids',
        { description: 'The deliveries that are due now', schema: ref('Deliveries') },
        [...listing, 'OutcomeUnknown'],
      ),
      parameters,
    },
  },
  ...targetPaths(form),
})
