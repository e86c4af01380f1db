import { exampleOf } from '../../form/example.js'
import type { Failure } from '../../failure/failure.js'
import { type FailureInWords, failuresInWords } from '../failures-in-words.js'
import type { AnyForm } from '../../form/form.js'
import type { JsonSchema } from '../json-schema.js'
import { failed, header, page, ref } from './parts.js'
import { receiptName, schemaName } from './sender-schemas.js'

/** Media types of the body; without a body, the fields come from the query. */
const bodyTypes = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']

const parameters = (form: AnyForm): readonly JsonSchema[] => [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: form.keyRequired,
    description:
      'Requests with the same key are one submission: it is stored once, and each gets the same answer',
    schema: { type: 'string', pattern: '^"?[!-~]{16,255}"?$' },
  },
  {
    name: 'X-DynamoSync-Test',
    in: 'header',
    description:
      '`1` for a test: it is processed like a submission, appears in no list, and is kept for at most an hour',
    schema: { const: '1' },
  },
  {
    name: 'fields',
    in: 'query',
    style: 'form',
    explode: true,
    description: 'The fields, if the request has no body; with a body, the query is ignored',
    schema: ref(schemaName(form)),
  },
]

const requestBody = (form: AnyForm): JsonSchema => {
  const media = { schema: ref(schemaName(form)), example: exampleOf(form) }
  return { required: false, content: Object.fromEntries(bodyTypes.map((type) => [type, media])) }
}

const located = { Location: header('The URL of the submission, for owners') }

const stored = (form: AnyForm, owners: boolean, description: string): JsonSchema => ({
  description,
  headers: {
    ...(owners ? located : {}),
    'Idempotency-Replayed': header('`true` if it was already stored'),
    'X-Request-Id': header('Identifies this request in the log'),
  },
  content: { 'application/json': { schema: ref(receiptName(form)) }, ...page },
})

const never = (): boolean => false

/** Whether a form can return a failure, for those failures that not every form can return. */
const conditions: Partial<Record<Failure['_tag'], (form: AnyForm) => boolean>> = {
  Unauthenticated: never,
  SubmissionNotFound: never,
  CursorInvalid: never,
  ProcessingRefused: ({ compute }) => compute !== undefined,
  KeyMissing: ({ keyRequired }) => keyRequired,
  NotHuman: ({ spam }) => spam.human !== undefined,
  RateLimited: ({ spam }) => spam.perSender !== undefined || spam.perDay !== undefined,
  KeyTaken: ({ naturalKey, whenTaken }) => naturalKey !== undefined && whenTaken === 'refuse',
  Superseded: ({ whenTaken }) => whenTaken === 'replace',
  FormClosed: ({ opens, closes }) => opens !== undefined || closes !== undefined,
}

const failuresOf = (form: AnyForm): readonly FailureInWords[] =>
  Object.entries<FailureInWords>(failuresInWords)
    .filter(([tag]) => conditions[tag as Failure['_tag']]?.(form) ?? true)
    .map(([, entry]) => entry)

const responses = (form: AnyForm, owners: boolean): JsonSchema => {
  const entries = failuresOf(form)
  const statuses = [...new Set(entries.map(({ status }) => status))].sort()
  return {
    200: stored(
      form,
      owners,
      'Stored: it replaced an older submission, was a test, or was sent by a browser without script',
    ),
    201: stored(form, owners, 'Stored'),
    303: {
      description: 'Stored; redirects to the thank-you page',
      headers: { Location: header('The URL of the thank-you page') },
    },
    ...Object.fromEntries(
      statuses.map((status) => [
        status,
        failed(
          entries.filter((each) => each.status === status),
          page,
        ),
      ]),
    ),
  }
}

/**
 * The submit operation of one form, with four encodings of the request and every response. Responses include the
 * submission's URL if the API has the owners' paths.
 */
export const submitOperation = (form: AnyForm, owners: boolean): JsonSchema => ({
  operationId: `${form.name}-submit`,
  summary: `${form.title}: submit`,
  parameters: parameters(form),
  requestBody: requestBody(form),
  responses: responses(form, owners),
})
