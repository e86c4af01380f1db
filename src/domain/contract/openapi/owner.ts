import type { AnyForm } from '../../form/form.js'
import type { JsonSchema } from '../json-schema.js'
import { asking, changing, inPath, inQuery, operation, reading } from './owner-operation.js'
import { tellingPaths } from './owner-telling.js'
import { workPaths } from './owner-work.js'
import { ref } from './parts.js'

/** Ways in which owners can authenticate; a deployment's settings decide which it accepts. */
export const securitySchemes: JsonSchema = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token from the OpenID Connect issuer, or the local token',
  },
  iam: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'AWS Signature Version 4, if the gateway requires it',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
}

const time: JsonSchema = {
  type: 'string',
  description:
    'A time such as 2026-11-22T18:00Z; a day, which stands for its first moment in UTC; or milliseconds since 1970',
  examples: ['2026-11-22T18:00Z', '2026-11-22'],
}

/** A filter parameter for each field that some form lists. */
const filters = (forms: readonly AnyForm[]): readonly JsonSchema[] => {
  const names = forms.flatMap(({ fields }) =>
    Object.keys(fields).filter((name) => fields[name]?.description.listed === true),
  )
  return [...new Set(names)].map((name) =>
    inQuery(`where.${name}`, 'The value of a listed field; for a field with several answers, one of them', {
      type: 'string',
    }),
  )
}

const listParameters = (forms: readonly AnyForm[]): readonly JsonSchema[] => [
  inQuery('limit', 'Maximum rows per page', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  inQuery('order', 'Order by time of receipt', { enum: ['newest', 'oldest'], default: 'newest' }),
  inQuery('from', 'Earliest time of receipt, inclusive', time),
  inQuery('to', 'Latest time of receipt, exclusive', time),
  inQuery('cursor', 'The cursor of the previous page, with the same order, from and to', { type: 'string' }),
  inQuery('state', 'State of the submissions; waiting ones are returned whole', {
    enum: ['open', 'held', 'unconfirmed', 'files'],
    default: 'open',
  }),
  inQuery('view', '`full` returns whole submissions; a page may then have fewer than `limit`', {
    enum: ['full'],
  }),
  ...filters(forms),
]

/** Paths for releasing and holding submissions. */
const waitingPaths = (parameters: readonly JsonSchema[]): JsonSchema => ({
  '/forms/{form}/submissions/{id}/release': {
    parameters,
    post: operation(
      'release',
      'Releases a held submission; repeating it succeeds again',
      { description: 'The submission is now open, under the returned id', schema: ref('Changed') },
      [...changing, 'NotHeld', 'KeyTaken', 'Superseded'],
    ),
  },
  '/forms/{form}/submissions/{id}/hold': {
    parameters,
    post: operation(
      'hold',
      'Holds an open submission; repeating it succeeds again',
      { description: 'The submission is held, under this id', schema: ref('Changed') },
      changing,
    ),
  },
})

const days = inQuery('days', 'Number of days, including today', {
  type: 'integer',
  minimum: 1,
  maximum: 90,
  default: 30,
})

/** The owners' paths: their forms, lists of submissions, and reading or erasing one submission. */
export const ownerPaths = (forms: readonly AnyForm[]): JsonSchema => {
  const form = inPath('form', { enum: forms.map(({ name }) => name) })
  const id = inPath('id', { type: 'string', pattern: '^[a-z2-7]{26}$' })
  return {
    '/forms': {
      get: operation(
        'forms',
        'The owner’s forms',
        { description: 'The forms that the owner has access to', schema: ref('Forms') },
        [...asking, 'Unauthenticated', 'StoreUnavailable', 'Defect'],
      ),
    },
    '/forms/{form}/counts': {
      parameters: [form],
      get: {
        ...operation(
          'counts',
          'The number of submissions on each day, up to today',
          { description: 'The days, oldest first, ending today', schema: ref('Counts') },
          [...reading, ...asking],
        ),
        parameters: [days],
      },
    },
    '/forms/{form}/submissions': {
      parameters: [form],
      get: {
        ...operation(
          'submissions',
          'A page of submissions',
          { description: 'The submissions, in order', schema: ref('Page') },
          [...reading, ...asking, 'CursorInvalid'],
        ),
        parameters: listParameters(forms),
      },
    },
    '/forms/{form}/submissions/{id}': {
      parameters: [form, id],
      get: operation(
        'submission',
        'One submission, including its latest change',
        { description: 'The submission', schema: ref('Submission') },
        [...reading, 'SubmissionNotFound'],
      ),
      delete: operation(
        'erase',
        'Erases a submission; repeating it succeeds again',
        { description: 'Erased; for 24 hours, a late retry does not store it again' },
        [...reading, 'SubmissionNotFound', 'OutcomeUnknown'],
      ),
    },
    ...waitingPaths([form, id]),
    ...tellingPaths(form, id),
    ...workPaths(form, id),
  }
}
