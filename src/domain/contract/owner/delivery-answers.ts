import * as t from 'io-ts'
import { annotated, shape } from '../wire.js'
import { CappedCount, consistency, Count, Id, Moment } from './parts.js'

const TargetStatus = shape(
  {
    name: t.string,
    state: annotated(t.keyof({ on: null, off: null, missing: null }), {
      description: '`off` answered 410; `missing` is one that the deployment does not have',
    }),
  },
  { since: annotated(Moment, { description: 'Since when it is off' }) },
)

/** The state of a form's notifications. */
export const FormTellingAnswer = annotated(
  shape(
    { targets: t.readonlyArray(TargetStatus) },
    {
      dead: annotated(CappedCount, {
        description:
          'Deliveries that were given up: up to 200, and whether there are more; not there where the store cannot say',
      }),
    },
  ),
  { description: 'How the telling goes; not there where the form names no target' },
)
export type FormTellingAnswer = t.TypeOf<typeof FormTellingAnswer>

const TargetDelivery = shape(
  {
    name: t.string,
    state: annotated(t.keyof({ due: null, done: null, dead: null, summed: null }), {
      description: '`summed` was not told by itself: the summary of its hour counts it',
    }),
    tries: annotated(Count, { description: 'Tries since it became due' }),
    at: annotated(Moment, { description: 'When it is due; else when it came to be as it is' }),
  },
  {
    last: annotated(shape({ at: Moment, said: t.string }, {}), {
      description: 'What the last try was answered: a status, or why there was none',
    }),
  },
)

/** The state of the notifications about a submission or a sample. */
export const DeliveryAnswer = shape(
  {
    id: Id,
    targets: annotated(t.readonlyArray(TargetDelivery), {
      description: 'Empty as long as nobody was told of anything',
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
    consistency: consistency('It may trail the latest tries by a moment'),
  },
  {
    unreadable: annotated(t.readonlyArray(Id), {
      description: 'Those that are there and cannot be read',
    }),
    cursor: annotated(t.string, { description: 'Where to resume; not there at the end' }),
  },
)
export type DeliveriesAnswer = t.TypeOf<typeof DeliveriesAnswer>

/** The response of switching a target on. */
export const TargetAnswer = shape({ name: t.string, state: t.literal('on') }, {})
export type TargetAnswer = t.TypeOf<typeof TargetAnswer>
