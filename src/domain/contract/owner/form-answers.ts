import * as t from 'io-ts'
import type { Kind } from '../../field/description.js'
import { FieldKind } from '../../field/kind-codec.js'
import { annotated, shape } from '../wire.js'
import { FormTellingAnswer } from './delivery-answers.js'

/** A field's kind. A kind that only a newer API knows is read as `custom`. */
const kind = new t.Type<Kind, string>(
  'FieldKind',
  (input) => FieldKind.is(input),
  (input, context) =>
    typeof input === 'string' ? t.success(FieldKind.is(input) ? input : 'custom') : t.failure(input, context),
  String,
)

/** A field as readers of submissions need it. */
export const FieldSummary = shape(
  {
    name: t.string,
    label: t.string,
    kind: annotated(kind, { type: 'string' }),
    /** Whether lists show the field and can be filtered by it. */
    listed: t.boolean,
  },
  {
    options: annotated(t.readonlyArray(shape({ value: t.string, label: t.string }, {})), {
      description: 'The options to choose from',
    }),
    was: annotated(t.readonlyArray(t.string), { description: 'Its former names' }),
  },
)
export type FieldSummary = t.TypeOf<typeof FieldSummary>

/** A form as readers of its submissions need it. */
export const FormSummary = shape(
  {
    name: t.string,
    title: t.string,
    /** The language of its messages and pages. */
    lang: t.string,
    version: t.string,
    fields: t.readonlyArray(FieldSummary),
    /** Whether its submissions have a computed result. */
    computes: t.boolean,
  },
  { notify: FormTellingAnswer, retain: shape({ days: annotated(t.number, { exclusiveMinimum: 0 }) }, {}) },
)
export type FormSummary = t.TypeOf<typeof FormSummary>

/** The response of `GET /forms`. */
export const FormsAnswer = shape({ forms: t.readonlyArray(FormSummary) }, {})
export type FormsAnswer = t.TypeOf<typeof FormsAnswer>
