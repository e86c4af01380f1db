import type { AnyForm } from '../../form/form.js'
import type { JsonSchema } from '../json-schema.js'
import { asking, changing, inPath, inQuery, operation, reading } from './owner-operation.js'
import { tellingPaths } from './owner-telling.js'
import { workPaths } from './owner-work.js'
import { ref } from './parts.js'

/** The ways for owners to authenticate; each deployment accepts its own. */
export const securitySchemes: JsonSchema = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the OpenID Connect issuer, or the local one',
  },
  iam: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'AWS Signature Version 4, where the gateway asks for it',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
}

const time: JsonSchema = {
  type: 'string',
  description:
    'A time such as 2026-11-22T18:00Z; a day, for its first moment in UTC; or milliseconds since 1970',
  examples: ['2026-11-22T18:00Z', '2026-11-22'],
}

/** A filter parameter for each field that some form lists. */
const filters = (forms: readonly AnyForm[]): readonly JsonSchema[] => {
  const names = forms.flatMap(({ fields }) =>
    Object.keys(fields).filter((name) => fields[name]?.description.listed === true),
  )
  return [...new Set(names)].map((name) =>
    inQuery(`where.${name}`, 'The value of a field that the form lists; of several answers, one of them', {
      type: 'string',
    }),
  )
}

const listParameters = (forms: readonly AnyForm[]): readonly JsonSchema[] => [
  inQuery('limit', 'Rows at most', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  inQuery('order', 'By the time of receipt', { enum: ['newest', 'oldest'], default: 'newest' }),
  inQuery('from', 'Inclusive', time),
  inQuery('to', 'Exclusive', time),
  inQuery('cursor', 'Of the last page, under the same order, from and to', { type: 'string' }),
  inQuery('state', 'Open ones, or what waits; that comes whole', {
    enum: ['open', 'held', 'unconfirmed', 'files'],
    default: 'open',
  }),
  inQuery('view', 'Whole submissions; such a page may be shorter than limit', { enum: ['full'] }),
  ...filters(forms),
]

/** Paths for releasing and holding submissions. */
const waitingPaths = (parameters: readonly JsonSchema[]): JsonSchema => ({
  '/forms/{form}/submissions/{id}/release': {
    parameters,
    post: operation(
      'release',
      'Opens what is held; again is the same success',
      { description: 'Open, under this id', schema: ref('Changed') },
      [...changing, 'NotHeld', 'KeyTaken', 'Superseded'],
    ),
  },
  '/forms/{form}/submissions/{id}/hold': {
    parameters,
    post: operation(
      'hold',
      'Holds what is open; again is the same success',
      { description: 'Held, under this id', schema: ref('Changed') },
      changing,
    ),
  },
})

const days = inQuery('days', 'How many, today included', {
  type: 'integer',
  minimum: 1,
  maximum: 90,
  default: 30,
})

/** The owner's paths: their forms, lists of submissions, one submission, its erasure. */
export const ownerPaths = (forms: readonly AnyForm[]): JsonSchema => {
  const form = inPath('form', { enum: forms.map(({ name }) => name) })
  const id = inPath('id', { type: 'string', pattern: '^[a-z2-7]{26}$' })
  return {
    '/forms': {
      get: operation(
        'forms',
        'The owner’s forms',
        { description: 'Those that are theirs', schema: ref('Forms') },
        [...asking, 'Unauthenticated', 'StoreUnavailable', 'Defect'],
      ),
    },
    '/forms/{form}/counts': {
      parameters: [form],
      get: {
        ...operation(
          'counts',
          'How many submissions came on each of the last days',
          { description: 'The oldest day first, today the last', schema: ref('Counts') },
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
          { description: 'The rows in order', schema: ref('Page') },
          [...reading, ...asking, 'CursorInvalid'],
        ),
        parameters: listParameters(forms),
      },
    },
    '/forms/{form}/submissions/{id}': {
      parameters: [form, id],
      get: operation(
        'submission',
        'One submission, as the latest write left it',
        { description: 'Found', schema: ref('Submission') },
        [...reading, 'SubmissionNotFound'],
      ),
      delete: operation(
        'erase',
        'Erases a submission; again is the same success',
        { description: 'Erased; a late retry brings nothing back for 24 hours' },
        [...reading, 'SubmissionNotFound', 'OutcomeUnknown'],
      ),
    },
    ...waitingPaths([form, id]),
    ...tellingPaths(form, id),
    ...workPaths(form, id),
  }
}
