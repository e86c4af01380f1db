import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Clock } from '../../../ports/clock.js'
import { type Calls, tableCalls } from './store-calls.js'
import { type Pace, usualPause } from './retry.js'
import { type Send, sendBy } from '../client/send.js'

/** Dependencies of the adapters of a table. */
export interface Dependencies {
  /** The SDK's document client, or a function that sends calls in its place. */
  readonly client: DynamoDBDocumentClient | Send
  /** The table's name. */
  readonly table: string
  readonly clock: Clock
  /** Milliseconds before the second try of a call, doubled for each further one; 50 by default. */
  readonly pause?: number
}

/** Context of every operation on a table. */
export interface Context extends Pace {
  readonly calls: Calls
}

export const contextOf = ({ client, table, clock, pause = usualPause }: Dependencies): Context => {
  const send = typeof client === 'function' ? client : sendBy(client)
  return { calls: tableCalls(send, table, clock), now: clock, pause }
}
