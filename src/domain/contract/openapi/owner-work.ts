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
    'The ETag of the work that was read. Without it, the write succeeds only if there is no work yet; `*` matches any',
  schema: { type: 'string', examples: ['"3"'] },
}

/** Paths of the owners' work on submissions, which is stored beside them and erased with them. */
export const workPaths = (form: JsonSchema, id: JsonSchema): JsonSchema => ({
  '/forms/{form}/submissions/{id}/work': {
    parameters: [form, id],
    get: operation(
      'work',
      'The work on a submission: its state, who it is for, and a note',
      { description: 'The work; send its ETag in `If-Match` with the next write', schema: ref('Work') },
      [...reading, 'SubmissionNotFound'],
    ),
    put: {
      ...operation(
        'writeWork',
        'Writes the work on a submission, unless that work has changed since it was read',
        { description: 'The work as written', schema: ref('Work') },
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
        'The work on the given submissions',
        {
          description: 'The work on those of the submissions that somebody has opened',
          schema: ref('WorkList'),
        },
        [...reading, ...asking],
      ),
      parameters: [inQuery('ids', 'Up to 100 ids, separated by commas', { type: 'string' })],
    },
  },
})
