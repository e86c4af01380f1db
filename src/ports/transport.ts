import type { Either } from 'fp-ts/lib/Either.js'
import type { Defect } from '../domain/failure/failure.js'
import type { HttpAnswer, HttpRequest } from './http.js'

/** How requests reach this process: a gateway's events in, its replies out. */
export interface Transport<Event, Reply> {
  /** The request that an event states. An event of another kind is a defect of the deployment. */
  readonly decode: (event: Event) => Either<Defect, HttpRequest>
  /** The answer as the gateway wants it that sent the event. */
  readonly encode: (answer: HttpAnswer, event: Event) => Reply
}
