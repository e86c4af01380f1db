import type { Failure } from '../../failure/failure.js'
import { type FailureInWords, failureInWords } from '../failures-in-words.js'
import { englishOwnerFailures } from '../../words/en.js'
import type { JsonSchema } from '../json-schema.js'
import { failed, header } from './parts.js'

/** Failures of an operation. */
export type Tags = readonly Failure['_tag'][]

/** Failures of every operation. */
export const reading: Tags = [
  'Unauthenticated',
  'FormNotFound',
  'StoreThrottled',
  'StoreUnavailable',
  'StoreBroken',
  'Defect',
]
/** Failures of operations that change a submission. */
export const changing: Tags = [...reading, 'SubmissionNotFound', 'SubmissionDeleted', 'OutcomeUnknown']
/** Failures of operations with a query. */
export const asking: Tags = ['InvalidEncoding', 'DuplicateParameter', 'ValidationFailed', 'TooLarge']

const failuresOf = (tags: Tags): JsonSchema => {
  const entries = tags.map((tag): FailureInWords => failureInWords(tag, englishOwnerFailures[tag]))
  const statuses = [...new Set(entries.map(({ status }) => status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [status, failed(entries.filter((each) => each.status === status))]),
  )
}

const security = [{ token: [] }, { iam: [] }]

interface Success {
  readonly description: string
  readonly schema?: JsonSchema
}

/** The operation for one method of an owners' path. */
export const operation = (
  operationId: string,
  summary: string,
  { description, schema }: Success,
  tags: Tags,
): JsonSchema => ({
  operationId,
  summary,
  security,
  responses: {
    [schema === undefined ? 204 : 200]: {
      description,
      headers: { 'X-Request-Id': header('Identifies this request in the log') },
      ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }),
    },
    ...failuresOf(tags),
  },
})

/** A parameter of the query. */
export const inQuery = (name: string, description: string, schema: JsonSchema): JsonSchema => ({
  name,
  in: 'query',
  description,
  schema,
})

/** A parameter of the path. */
export const inPath = (name: string, schema: JsonSchema): JsonSchema => ({
  name,
  in: 'path',
  required: true,
  schema,
})
