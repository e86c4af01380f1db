import type { Either } from 'fp-ts/lib/Either.js'
import type { Defect } from '../domain/failure/failure.js'
import type { HttpAnswer, HttpRequest } from './http.js'

/** Translates between a gateway and the core: events in, replies out. */
export interface Transport<Event, Reply> {
  /** Decodes the request of an event. An event of another kind is a defect of the deployment. */
  readonly decode: (event: Event) => Either<Defect, HttpRequest>
  /** Encodes the answer for the gateway that sent the event. */
  readonly encode: (answer: HttpAnswer, event: Event) => Reply
}
