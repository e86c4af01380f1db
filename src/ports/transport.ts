import type { HttpAnswer, HttpRequest } from './http.js'

/** How requests reach this process: a gateway's events in, its replies out. */
export interface Transport<Event, Reply> {
  /** Whatever the event, a request: what cannot be read of it is said in the request's `body`. */
  readonly decode: (event: Event) => HttpRequest
  readonly encode: (answer: HttpAnswer) => Reply
}
