import * as t from 'io-ts'
import { complaintCodes } from '../kernel/complaint.js'
import { annotated, shape } from './wire.js'

const uri = annotated(t.string, { format: 'uri' })

/** A complaint about one field, or about one parameter of a query. */
export const ComplaintAnswer = annotated(
  shape(
    {
      pointer: annotated(t.string, {
        description: 'RFC 6901 pointer to the field; empty if the problem concerns the whole submission',
        examples: ['/email'],
      }),
      code: annotated(t.string, { enum: complaintCodes }),
      message: annotated(t.string, { description: 'A sentence for the person, saying what to do' }),
    },
    {},
  ),
  { description: 'One problem with one field. It never contains what was typed.' },
)

/** A failure: RFC 9457 problem details. */
export const Problem = annotated(
  shape(
    {
      type: uri,
      title: t.string,
      status: annotated(t.number, { type: 'integer' }),
      detail: t.string,
      instance: uri,
      code: t.string,
      message: annotated(t.string, { description: 'A sentence for the person' }),
      retryable: annotated(t.boolean, {
        description: 'Whether the same request, with the same idempotency key, may succeed later',
      }),
      outcome: t.keyof({ stored: null, 'not-stored': null, unknown: null }),
    },
    { errors: annotated(t.readonlyArray(ComplaintAnswer), { maxItems: 100 }) },
  ),
  { description: 'RFC 9457 problem details', additionalProperties: true },
)
export type Problem = t.TypeOf<typeof Problem>

/** The body of a gateway's own error. */
export const GatewayMessage = t.readonly(t.type({ message: t.string }))
