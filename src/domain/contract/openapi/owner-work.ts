import type { JsonSchema } from '../json-schema.js'
import { asking, inQuery, operation, reading, type Tags } from './owner-operation.js'
import { ref } from './parts.js'

const writing: Tags = [
  ...reading,
  'SubmissionNotFound',
  'WorkChanged',
  'OutcomeUnknown',
  'ValidationFailed',
  'InvalidJson',
  'InvalidEncoding',
  'TooDeep',
  'TooLarge',
  'DuplicateParameter',
  'UnsupportedMediaType',
]

const ifMatch: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  description:
    'The ETag of the work that was read; left out, only what nobody has begun is written; `*` is any',
  schema: { type: 'string', examples: ['"3"'] },
}

/** Paths of the owners' work on submissions, which is stored beside them and erased with them. */
export const workPaths = (form: JsonSchema, id: JsonSchema): JsonSchema => ({
  '/forms/{form}/submissions/{id}/work': {
    parameters: [form, id],
    get: operation(
      'work',
      'How far somebody is with a submission, whom it is for, and a note',
      { description: 'Its ETag is what the next write names', schema: ref('Work') },
      [...reading, 'SubmissionNotFound'],
    ),
    put: {
      ...operation(
        'writeWork',
        'Writes the work on a submission, where it is still what its writer has read',
        { description: 'Written', schema: ref('Work') },
        writing,
      ),
      parameters: [ifMatch],
      requestBody: { required: true, content: { 'application/json': { schema: ref('WorkInput') } } },
    },
  },
  '/forms/{form}/work': {
    parameters: [form],
    get: {
      ...operation(
        'works',
        'The work on some submissions',
        { description: 'Those that somebody has opened', schema: ref('WorkList') },
        [...reading, ...asking],
      ),
      parameters: [inQuery('ids', 'Up to 100 ids between commas', { type: 'string' })],
    },
  },
})
