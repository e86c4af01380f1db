import { failures } from '../../failure/table.js'
import type { AnyForm } from '../../form/form.js'
import { type JsonSchema, jsonSchema } from '../json-schema.js'
import { codecSchema, namedSchemas } from '../codec-schema.js'
import { ComplaintAnswer, Problem } from '../problem.js'
import { ref } from './parts.js'

const text: JsonSchema = { type: 'string' }

/** The failure codes of this version. Codecs accept any code, as a client may be older than the API. */
const codes = [...new Set(Object.values(failures).map(({ code }) => code))].sort()

const withCodes = (problem: JsonSchema): JsonSchema => ({
  ...problem,
  properties: { ...(problem['properties'] as JsonSchema), code: { enum: codes } },
})

const { Complaint, Problem: problem = {} } = namedSchemas({ Complaint: ComplaintAnswer, Problem }, ref)

const receipt: JsonSchema = {
  type: 'object',
  description: 'The sender’s receipt. A retry gets the same bytes.',
  required: ['id', 'form', 'receivedAt', 'message', 'receipt'],
  properties: {
    id: { type: 'string', pattern: '^[a-z2-7]{26}$' },
    form: text,
    receivedAt: { type: 'string', format: 'date-time' },
    message: { type: 'string', description: 'A sentence for the sender' },
    result: { type: 'object', description: 'The computed result, if the form computes one' },
    receipt: { type: 'string', description: 'Digest of the stored submission', pattern: '^1-[0-9a-f]{64}$' },
    next: {
      type: 'string',
      format: 'uri',
      description: 'The URL of the thank-you page, if the form has one',
    },
    test: { const: true, description: 'Present only for a test' },
  },
}

/** Adds the request's controls: names that start with `_`. */
const withControls = (form: AnyForm): JsonSchema => {
  const { $schema: _, ...schema } = jsonSchema(form)
  return {
    ...schema,
    patternProperties: { '^_': { description: 'A control, such as _idempotency_key; not a field' } },
  }
}

/** The name of a form's schema. It cannot collide with the other schemas. */
export const schemaName = ({ name }: AnyForm): string => `form-${name}`

/** The name of the schema of a form's answer: its own if it computes a result. */
export const receiptName = ({ name, compute }: AnyForm): string =>
  compute === undefined ? 'Receipt' : `receipt-${name}`

const ownReceipt = (form: AnyForm): readonly (readonly [string, JsonSchema])[] => {
  const { compute } = form
  if (compute === undefined) return []
  const own = { properties: { result: codecSchema(compute.result) }, required: ['result'] }
  return [[receiptName(form), { allOf: [{ $ref: '#/components/schemas/Receipt' }, own] }]]
}

/** All schemas of the document, by name. */
export const schemasOf = (forms: readonly AnyForm[]): JsonSchema => ({
  Complaint,
  Problem: withCodes(problem),
  Receipt: receipt,
  ...Object.fromEntries(forms.map((form) => [schemaName(form), withControls(form)])),
  ...Object.fromEntries(forms.flatMap(ownReceipt)),
})
