import { setTimeout as sleep } from 'node:timers/promises'
import type { LambdaContext } from '../../adapters/gateway/invoke.js'
import { passes } from '../../domain/notification/delivery/doorbell.js'

/** The notifying function as deployed. */
export type NotifyHandler = (
  event: unknown,
  context: Pick<LambdaContext, 'getRemainingTimeInMillis'>,
) => Promise<unknown>

/** Maximum records per batch, as in the event source mapping. */
const batchSize = 10

/** Concurrent batches, so that a target that never answers delays no other. */
const mostBatches = 10

/** Timeout of one call of the function, in milliseconds. */
const budget = 60_000

/** Milliseconds between two scheduled calls; a second try is due after five seconds. */
const beat = 1_000

type Image = Readonly<Record<string, unknown>>

interface StreamRecord {
  readonly eventSource: 'aws:dynamodb'
  readonly eventName: 'INSERT' | 'MODIFY'
  readonly dynamodb: {
    readonly Keys: Image
    readonly NewImage: Image
    readonly SequenceNumber: string
    readonly StreamViewType: 'NEW_IMAGE'
  }
}

const recordOf = (item: Image, number: number): StreamRecord => ({
  eventSource: 'aws:dynamodb',
  // Always `MODIFY`: putting a submission over an expired item is one, too, so no consumer may rely on `INSERT`.
  eventName: 'MODIFY',
  dynamodb: {
    Keys: { pk: item['pk'] },
    NewImage: item,
    SequenceNumber: String(number).padStart(21, '0'),
    StreamViewType: 'NEW_IMAGE',
  },
})

const contextNow = () => {
  const end = Date.now() + budget
  return { getRemainingTimeInMillis: () => Math.max(0, end - Date.now()) }
}

const failedIn = (reply: unknown): ReadonlySet<unknown> => {
  const { batchItemFailures = [] } = (reply ?? {}) as {
    readonly batchItemFailures?: readonly { readonly itemIdentifier: unknown }[]
  }
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
}

/** The local stack's stand-in for the table's stream and the schedule. */
export interface Doorbell {
  /** Takes the new image of a stored item. */
  readonly written: (item: Image) => void
  /** Starts calling the function. `lag` is in milliseconds. */
  readonly start: (handler: NotifyHandler, lag: number) => void
  readonly stop: () => void
}

/**
 * Stands in for the stream and the schedule. Passes the records that match the mapping's filter to the function; after
 * a failure, delivers them again from the first one that failed. Also calls the function every second.
 */
export const localDoorbell = (report: (line: string) => void): Doorbell => {
  const waiting: StreamRecord[] = []
  const stopping = new AbortController()
  let call: NotifyHandler | undefined
  let number = 0
  let running = 0

  const ring = async (handler: NotifyHandler, records: readonly StreamRecord[]): Promise<void> => {
    const failed = failedIn(await handler({ Records: records }, contextNow()).catch(() => first(records)))
    const from = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber))
    if (from === -1) return
    await sleep(beat)
    waiting.push(...records.slice(from))
  }
  const pump = (): void => {
    while (call !== undefined && running < mostBatches && waiting.length > 0) {
      running += 1
      void ring(call, waiting.splice(0, batchSize)).finally(() => {
        running -= 1
        pump()
      })
    }
  }
  const beats = async (handler: NotifyHandler, lag: number): Promise<void> => {
    for (let first = 0; !stopping.signal.aborted; first = lag) {
      await handler({ lag: first }, contextNow()).catch((error: unknown) =>
        report(`Notifying failed: ${error instanceof Error ? error.name : 'unknown'}.`),
      )
      await sleep(beat)
    }
  }
  return {
    written: (item) => {
      number += 1
      const record = recordOf(item, number)
      if (!passes(record)) return
      waiting.push(record)
      pump()
    },
    start: (handler, lag) => {
      call = handler
      pump()
      void beats(handler, lag)
    },
    stop: () => stopping.abort(),
  }
}

/** Result of a call that failed: all of its records are to be delivered again. */
const first = (records: readonly StreamRecord[]) => ({
  batchItemFailures: records.slice(0, 1).map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
})
