import type { AnyForm } from '../../form/form.js'
import type { JsonSchema } from '../json-schema.js'
import { ownerPaths, securitySchemes } from './owner.js'
import { ownerSchemas } from './owner-schemas.js'
import { failuresInWords } from '../failures-in-words.js'
import { failed } from './parts.js'
import { schemasOf } from './sender-schemas.js'
import { submitOperation } from './submit.js'

/** The deployment's part of the document. */
export interface OpenApiOptions {
  readonly title: string
  /** The version of the API, such as `1.0.0`. */
  readonly version: string
  /** URLs of the API, such as `https://example.com/api` or `/api`. */
  readonly servers: readonly string[]
  /** Whether the owner's paths are included. Default: true. */
  readonly owners?: boolean
}

const { FormNotFound, KeyMissing, KeyInvalid } = failuresInWords

/** Failures of a request for a challenge. */
const challengeFailures = { 400: failed([KeyMissing, KeyInvalid], {}), 404: failed([FormNotFound], {}) }

const pageOperation = (form: AnyForm): JsonSchema => ({
  operationId: `${form.name}-page`,
  summary: `${form.title}: the form as a page that needs no script`,
  responses: {
    200: {
      description: 'The form, with a new idempotency key',
      content: { 'text/html': { schema: { type: 'string' } } },
    },
  },
})

const challengeOperation = (form: AnyForm): JsonSchema => ({
  operationId: `${form.name}-challenge`,
  summary: `${form.title}: a challenge to solve for one submission`,
  parameters: [
    {
      name: 'key',
      in: 'query',
      required: true,
      description: 'The idempotency key of the submission',
      schema: { type: 'string', pattern: '^[!-~]{16,255}$' },
    },
  ],
  responses: {
    200: {
      description: 'An ALTCHA challenge, version 2; send its solved payload in the field `altcha`',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['parameters', 'signature'],
            properties: { parameters: { type: 'object' }, signature: { type: 'string' } },
          },
        },
      },
    },
    ...challengeFailures,
  },
})

/**
 * The API of the forms as an OpenAPI 3.1 document, made only from their definitions and the table of failures.
 *
 * @returns plain JSON: every form's path with its encodings, responses and examples, and the owner's paths unless
 * excluded
 * @example
 * JSON.stringify(openApi(forms, { title: 'Forms', version: '1.0.0', servers: ['/api'] }))
 */
export const openApi = (
  forms: readonly AnyForm[],
  { title, version, servers, owners = true }: OpenApiOptions,
): JsonSchema => ({
  openapi: '3.1.0',
  info: { title, version },
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  servers: servers.map((url) => ({ url })),
  paths: {
    ...Object.fromEntries(
      forms.map((form) => [
        `/forms/${form.name}`,
        { get: pageOperation(form), post: submitOperation(form, owners) },
      ]),
    ),
    ...Object.fromEntries(
      forms
        .filter(({ spam }) => spam.human === 'proof')
        .map((form) => [`/forms/${form.name}/challenge`, { get: challengeOperation(form) }]),
    ),
    ...(owners ? ownerPaths(forms) : {}),
  },
  components: owners
    ? { schemas: { ...schemasOf(forms), ...ownerSchemas }, securitySchemes }
    : { schemas: schemasOf(forms) },
})
