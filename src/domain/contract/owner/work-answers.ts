import * as t from 'io-ts'
import { annotated, shape } from '../wire.js'
import { Id, Moment } from './parts.js'

const State = annotated(t.keyof({ new: null, doing: null, done: null }), {
  description: 'State of the work',
})

const said = {
  for: annotated(t.string, { maxLength: 200, description: 'Who it is for' }),
  note: annotated(t.string, { maxLength: 4000 }),
}

/** The body of `PUT /forms/{form}/submissions/{id}/work`. */
export const WorkBody = shape({ state: State }, said)
export type WorkBody = t.TypeOf<typeof WorkBody>

/** The owners' work on one submission. */
export const WorkAnswer = shape(
  {
    id: Id,
    state: State,
    etag: annotated(t.string, {
      description: 'The ETag to send in `If-Match` with the next write, as in the header',
    }),
  },
  {
    ...said,
    by: annotated(t.string, { description: 'Who wrote it last; absent if nobody has' }),
    at: Moment,
  },
)
export type WorkAnswer = t.TypeOf<typeof WorkAnswer>

/** The response of `GET /forms/{form}/work`: the requested submissions on which there is work. */
export const WorkListAnswer = shape({ work: t.readonlyArray(WorkAnswer) }, {})
export type WorkListAnswer = t.TypeOf<typeof WorkListAnswer>
