import * as E from 'fp-ts/lib/Either.js'
import type { CallError } from '../../../src/adapters/dynamodb/client/call-error.js'
import type { Calls } from '../../../src/adapters/dynamodb/calls/store-calls.js'

type PutReply = E.Either<CallError, undefined>
type GetReply = E.Either<CallError, unknown>

/** The calls of a table that answer what a test says, one after the other, the last answer for ever. */
export const scriptedCalls = (puts: readonly PutReply[], gets: readonly GetReply[] = []): Calls => {
  let put = 0
  let get = 0
  const nothing: GetReply = E.right(undefined)
  return {
    put: () => Promise.resolve(puts[Math.min(put++, puts.length - 1)] ?? E.right(undefined)),
    get: () => Promise.resolve(gets[Math.min(get++, gets.length - 1)] ?? nothing),
    add: () => Promise.resolve(E.right(1)),
    query: () => Promise.resolve(E.right({ items: [] })),
    batch: () => Promise.resolve(E.right({ items: [], unprocessed: [] })),
    count: () => Promise.resolve(E.right({ count: 0 })),
  }
}
