import * as t from 'io-ts'
import { annotated, shape } from '../wire.js'
import { CappedCount, consistency, Count, Id, Moment } from './parts.js'

const TargetStatus = shape(
  {
    name: t.string,
    state: annotated(t.keyof({ on: null, off: null, missing: null }), {
      description: '`off`: it answered 410; `missing`: the deployment has no target with this name',
    }),
  },
  { since: annotated(Moment, { description: 'When it was turned off' }) },
)

/** The state of a form's notifications. */
export const FormTellingAnswer = annotated(
  shape(
    { targets: t.readonlyArray(TargetStatus) },
    {
      dead: annotated(CappedCount, {
        description:
          'Deliveries that were given up: a count up to 200, and whether there are more; absent if the store cannot count them',
      }),
    },
  ),
  { description: 'State of the form’s notifications; absent if the form names no target' },
)
export type FormTellingAnswer = t.TypeOf<typeof FormTellingAnswer>

const TargetDelivery = shape(
  {
    name: t.string,
    state: annotated(t.keyof({ due: null, done: null, dead: null, summed: null }), {
      description: '`summed`: no delivery of its own; the summary of its hour counts it',
    }),
    tries: annotated(Count, { description: 'Tries since it became due' }),
    at: annotated(Moment, { description: 'When it is due, or otherwise when it reached this state' }),
  },
  {
    last: annotated(shape({ at: Moment, said: t.string }, {}), {
      description: 'Result of the last try: the status of the answer, or why there was none',
    }),
  },
)

/** The state of the notifications about a submission or a sample. */
export const DeliveryAnswer = shape(
  {
    id: Id,
    targets: annotated(t.readonlyArray(TargetDelivery), {
      description: 'Empty if there is no delivery yet',
    }),
  },
  {
    event: t.keyof({ received: null, replaced: null, released: null, confirmed: null, test: null }),
  },
)
export type DeliveryAnswer = t.TypeOf<typeof DeliveryAnswer>

/** A page of deliveries. */
export const DeliveriesAnswer = shape(
  {
    deliveries: t.readonlyArray(DeliveryAnswer),
    consistency: consistency('The latest tries may be missing for a moment'),
  },
  {
    unreadable: annotated(t.readonlyArray(Id), {
      description: 'Ids of stored deliveries that cannot be read',
    }),
    cursor: annotated(t.string, { description: 'The cursor of the next page; absent on the last page' }),
  },
)
export type DeliveriesAnswer = t.TypeOf<typeof DeliveriesAnswer>

/** The response of switching a target on. */
export const TargetAnswer = shape({ name: t.string, state: t.literal('on') }, {})
export type TargetAnswer = t.TypeOf<typeof TargetAnswer>
