import * as t from 'io-ts'
import { FieldKind } from '../../src/domain/field/kind-codec.js'

const FieldSummary = t.readonly(
  t.intersection([
    t.type({ name: t.string, label: t.string, kind: FieldKind, listed: t.boolean }),
    t.partial({ options: t.readonlyArray(t.type({ value: t.string, label: t.string })) }),
  ]),
)
export type FieldSummary = t.TypeOf<typeof FieldSummary>

const FormSummary = t.readonly(
  t.intersection([
    t.type({
      name: t.string,
      title: t.string,
      version: t.string,
      fields: t.readonlyArray(FieldSummary),
      computes: t.boolean,
    }),
    t.partial({ retain: t.type({ days: t.number }) }),
  ]),
)
/** A form as its owner needs it. */
export type FormSummary = t.TypeOf<typeof FormSummary>

export const FormsAnswer = t.type({ forms: t.readonlyArray(FormSummary) })

const Day = t.readonly(t.type({ day: t.string, count: t.number }))
/** How many submissions a UTC day brought. */
export type Day = t.TypeOf<typeof Day>
const HeldCount = t.readonly(t.type({ count: t.number, more: t.boolean }))
/** How many wait for a review: up to 200, and whether there are more. */
export type HeldCount = t.TypeOf<typeof HeldCount>

export const CountsAnswer = t.type({ days: t.readonlyArray(Day), held: HeldCount })
export type CountsAnswer = t.TypeOf<typeof CountsAnswer>

/** What became of a release or a hold: the id can be another one where the form has a natural key. */
export const MovedAnswer = t.type({ id: t.string })

const Row = t.readonly(
  t.intersection([
    t.type({ id: t.string, receivedAt: t.string, listed: t.UnknownRecord }),
    t.partial({ expiresAt: t.string, why: t.readonlyArray(t.string) }),
  ]),
)
/** A row of a list; `why` holds the codes of the reasons where it is held. */
export type Row = t.TypeOf<typeof Row>
const cursor = t.partial({ cursor: t.string })
const unreadable = t.partial({ unreadable: t.readonlyArray(t.string) })
export const ListAnswer = t.intersection([t.type({ submissions: t.readonlyArray(Row) }), unreadable, cursor])
export type ListAnswer = t.TypeOf<typeof ListAnswer>

export const Whole = t.readonly(
  t.intersection([
    t.type({
      id: t.string,
      form: t.string,
      formVersion: t.string,
      receivedAt: t.string,
      fields: t.UnknownRecord,
      receipt: t.string,
    }),
    t.partial({
      result: t.unknown,
      expiresAt: t.string,
      state: t.string,
      why: t.readonlyArray(t.string),
    }),
  ]),
)
/** A whole submission. */
export type Whole = t.TypeOf<typeof Whole>

/** Whole submissions as they came, so that an export loses nothing that these pages do not know of. */
export const FullAnswer = t.intersection([
  t.type({ submissions: t.readonlyArray(Whole) }),
  unreadable,
  cursor,
])
export type FullAnswer = t.TypeOf<typeof FullAnswer>

/** A failure, as the API or, with nothing but a message, the gateway tells it. */
export const ProblemAnswer = t.intersection([
  t.type({ message: t.string }),
  t.partial({ code: t.string, errors: t.readonlyArray(t.type({ pointer: t.string, message: t.string })) }),
])
