import { complaintCodes } from '../../kernel/complaint.js'
import { failures } from '../../failure/table.js'
import type { AnyForm } from '../../form/form.js'
import { type JsonSchema, jsonSchema } from '../json-schema.js'
import { codecSchema } from '../result-schema.js'

const text: JsonSchema = { type: 'string' }

const complaint: JsonSchema = {
  type: 'object',
  description: 'One thing wrong with one field. It never holds what was typed.',
  required: ['pointer', 'code', 'message'],
  properties: {
    pointer: {
      type: 'string',
      description: 'RFC 6901; empty where it is about the whole',
      examples: ['/email'],
    },
    code: { enum: complaintCodes },
    message: { type: 'string', description: 'A sentence for the person, saying what to do' },
  },
}

const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'message', 'retryable', 'outcome'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: { type: 'string', format: 'uri' },
    code: { enum: [...new Set(Object.values(failures).map(({ code }) => code))].sort() },
    message: { type: 'string', description: 'A sentence for the person' },
    errors: { type: 'array', maxItems: 100, items: { $ref: '#/components/schemas/Complaint' } },
    retryable: {
      type: 'boolean',
      description: 'Whether the same request, with the same idempotency key, may succeed later',
    },
    outcome: { enum: ['stored', 'not-stored', 'unknown'] },
  },
}

const receipt: JsonSchema = {
  type: 'object',
  description: 'What the sender keeps. A replay is the same bytes.',
  required: ['id', 'form', 'receivedAt', 'message', 'receipt'],
  properties: {
    id: { type: 'string', pattern: '^[a-z2-7]{26}$' },
    form: text,
    receivedAt: { type: 'string', format: 'date-time' },
    message: { type: 'string', description: 'A sentence for the person' },
    result: { type: 'object', description: 'What the form computed, where it computes something' },
    receipt: { type: 'string', description: 'Digest of what is stored', pattern: '^1-[0-9a-f]{64}$' },
    next: { type: 'string', format: 'uri', description: 'The page that thanks, where the form has one' },
    test: { const: true, description: 'There where it was a test' },
  },
}

/** Names that start with `_` go beside the fields: they control the request. */
const withControls = (form: AnyForm): JsonSchema => {
  const { $schema: _, ...schema } = jsonSchema(form)
  return {
    ...schema,
    patternProperties: { '^_': { description: 'A control, such as _idempotency_key; not a field' } },
  }
}

/** The name of a form's schema; no form can be called like one of the others. */
export const schemaName = ({ name }: AnyForm): string => `form-${name}`

/** The name of the schema of what a form answers: its own where it computes something. */
export const receiptName = ({ name, compute }: AnyForm): string =>
  compute === undefined ? 'Receipt' : `receipt-${name}`

const ownReceipt = (form: AnyForm): readonly (readonly [string, JsonSchema])[] => {
  const { compute } = form
  if (compute === undefined) return []
  const own = { properties: { result: codecSchema(compute.result) }, required: ['result'] }
  return [[receiptName(form), { allOf: [{ $ref: '#/components/schemas/Receipt' }, own] }]]
}

/** Every schema of the document, by name. */
export const schemasOf = (forms: readonly AnyForm[]): JsonSchema => ({
  Complaint: complaint,
  Problem: problem,
  Receipt: receipt,
  ...Object.fromEntries(forms.map((form) => [schemaName(form), withControls(form)])),
  ...Object.fromEntries(forms.flatMap(ownReceipt)),
})
